<?php
/**
 * The table of Network Admin > Settings > AI keys. A page has a number of sites, and a row for each of their keys.
 *
 * @package aikey
 */

namespace AIKey;

defined( 'ABSPATH' ) || exit;

require_once ABSPATH . 'wp-admin/includes/class-wp-list-table.php';

class NetworkTable extends \WP_List_Table {

	private const SITES = 20;

	/** @var list<array<string, string>> */
	public $items = array();

	public function __construct() {
		parent::__construct(
			array(
				'singular' => 'key',
				'plural'   => 'keys',
				'screen'   => 'settings_page_aikey-network',
			)
		);
	}

	public function get_columns(): array {
		return array(
			'site'   => __( 'Site', 'aikey' ),
			'name'   => __( 'Connector', 'aikey' ),
			'source' => __( 'Source', 'aikey' ),
			'key'    => __( 'Key', 'aikey' ),
			'state'  => __( 'State', 'aikey' ),
			'tested' => __( 'Tested', 'aikey' ),
		);
	}

	public function prepare_items(): void {
		$this->_column_headers = array( $this->get_columns(), array(), array(), 'site' );
		$search                = sanitize_text_field( wp_unslash( $_REQUEST['s'] ?? '' ) ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- A search.
		$wanted                = array(
			'search'     => $search,
			'deleted'    => 0,
			'network_id' => get_current_network_id(),
		);
		$this->set_pagination_args(
			array(
				'total_items' => get_sites( array( 'count' => true ) + $wanted ),
				'per_page'    => self::SITES,
			)
		);
		$page = array(
			'fields' => 'ids',
			'number' => self::SITES,
			'offset' => ( $this->get_pagenum() - 1 ) * self::SITES,
		);
		foreach ( get_sites( $page + $wanted ) as $blog ) {
			array_push( $this->items, ...Stored\on_blog( (int) $blog, __CLASS__ . '::rows' ) );
		}
	}

	/** The keys of the current site, or one row that says that there is none. */
	public static function rows(): array {
		$site = array(
			'site' => get_bloginfo( 'name' ),
			'home' => home_url(),
			'url'  => Connectors\url(),
		);
		$rows = array();
		foreach ( Connectors\ids() as $id ) {
			$status = aikey_status( $id );
			if ( 'none' !== $status['source'] || null !== $status['seal_problem'] ) {
				$rows[] = $site + self::row( $id, $status );
			}
		}
		return $rows ? $rows : array( $site + array( 'name' => __( 'No key', 'aikey' ) ) );
	}

	private static function row( string $id, array $status ): array {
		$sources = array(
			'env'      => __( 'Environment', 'aikey' ),
			'constant' => __( 'Constant', 'aikey' ),
			'database' => $status['sealed'] ? __( 'Database, encrypted', 'aikey' ) : __( 'Database, not encrypted', 'aikey' ),
		);
		return array(
			'name'   => Connectors\name( $id ),
			'source' => $sources[ $status['source'] ] ?? '',
			'key'    => $status['masked_key'],
			'state'  => self::state( $status ),
			'tested' => null === $status['tested_at'] ? '' : wp_date( get_option( 'date_format' ), $status['tested_at'] ),
		);
	}

	/** In the words of the cards. */
	private static function state( array $status ): string {
		if ( null !== $status['seal_problem'] ) {
			return __( 'Key cannot be read', 'aikey' );
		}
		$states = array(
			'blocked'  => __( 'Action needed', 'aikey' ),
			'rejected' => __( 'Key not accepted', 'aikey' ),
		);
		return $status['verified'] ? __( 'Connected', 'aikey' ) : $states[ $status['verdict'] ] ?? __( 'Not verified', 'aikey' );
	}

	/** @param array $item A row. */
	public function column_site( $item ): string {
		return sprintf( '<a href="%s">%s</a><br>%s', esc_url( $item['url'] ), esc_html( $item['site'] ), esc_html( $item['home'] ) );
	}

	/**
	 * @param array  $item A row.
	 * @param string $name Of the column.
	 */
	public function column_default( $item, $name ): string {
		return esc_html( $item[ $name ] ?? '' );
	}

	public function no_items(): void {
		esc_html_e( 'No sites found.', 'aikey' );
	}
}
