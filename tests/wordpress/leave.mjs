// Without the extension, as a must-use plugin, and what remains after it is deleted.
import { cpSync, rmSync, writeFileSync } from 'node:fs';

const option = 'connectors_ai_openai_api_key';

export default async function leave({ root, ours, key, same, check }) {
  // Without the extension; what becomes of keys then is for missing.mjs.
  const bare = { bare: true };
  const notice = (user) => ours.eval(`wp_set_current_user(${user}); ob_start(); do_action('admin_notices'); return wp_strip_all_tags(ob_get_clean());`, bare);
  check('without the extension it says so to admins', (await notice(1)).includes('needs the PHP extension'), await notice(1));
  check('and to nobody else', !(await notice(0)).includes('extension'), await notice(0));

  // Deleted by the admin.
  await ours.eval("delete_option('connectors_ai_acme_ai_api_key');");
  await ours.eval(`aikey_save_and_test('${key('working')}'); update_option('aikey_recheck', true); update_option('aikey_model_openai', 'gpt-5', false); update_option('aikey_model_acme-ai', 'x'); update_option('aikey_recheck_failed', array('openai')); update_option('aikey_usage', array());
    global $wpdb; $wpdb->replace($wpdb->options, array('option_name' => 'connectors_ai_google_api_key', 'option_value' => 'aikey1:00000000:AAAA'));`);
  const options = () => ours.eval(`global $wpdb; return $wpdb->get_col("SELECT option_name FROM $wpdb->options
    WHERE option_name LIKE '%aikey%' OR option_name LIKE 'api_key_verified%' OR option_name LIKE 'connectors_ai_%' ORDER BY 1");`);
  check('(there is something to remove)', (await options()).length >= 5, await options());
  await ours.wp(['plugin', 'deactivate', 'aikey']);
  await ours.wp(['eval', "define('WP_UNINSTALL_PLUGIN', 'aikey/aikey.php'); require WP_PLUGIN_DIR . '/aikey/uninstall.php';"]);
  same('deleted, it leaves the keys that can be used, the ones that could not be opened under another name, and nothing else',
    [await options(), await ours.stored(option)], [['aikey_aside_connectors_ai_google_api_key', option], key('working')]);
  await ours.eval("delete_option('aikey_aside_connectors_ai_google_api_key');");

  // As a must-use plugin.
  const must = `${ours.folder}/wp-content/mu-plugins`;
  cpSync(`${root}/wordpress/aikey`, `${must}/aikey`, { recursive: true });
  writeFileSync(`${must}/aikey-loader.php`, "<?php require __DIR__ . '/aikey/aikey.php';\n");
  const server = await ours.serve();
  const { status, json } = await server.rest('GET', '/aikey/v1/connectors/openai');
  same('as a must-use plugin it does the same', [status, json.source], [200, 'database']);
  same('WP-CLI too', (await ours.try(['aikey', 'list', '--format=count'])).status, 0);
  await ours.wp(['plugin', 'activate', 'aikey']);
  same('as a plugin at the same time it does no harm', [(await server.request('GET', '/')).status, (await server.rest('GET', '/aikey/v1/connectors/openai')).status],
    [200, 200]);
  await ours.eval(`update_option('api_key_verified', '1');`);
  await ours.wp(['plugin', 'deactivate', 'aikey']);
  same('and the plugin that goes takes nothing from the must-use one', [(await server.rest('GET', '/aikey/v1/connectors/openai')).status,
    await ours.eval("return get_option('aikey_left');")], [200, false]);
  rmSync(`${must}/aikey-loader.php`);
  rmSync(`${must}/aikey`, { recursive: true });
  await ours.wp(['plugin', 'activate', 'aikey']);
  await ours.eval('aikey_forget();');
}
