-- Every state that the three options ever had, in order, including those that no reader happened to see.
-- NULL means deleted. round.php adds a row at the start of each round.
CREATE TABLE history (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(191) NOT NULL, value LONGTEXT);

CREATE TRIGGER inserted AFTER INSERT ON wp_options FOR EACH ROW
    INSERT INTO history (name, value) SELECT NEW.option_name, NEW.option_value FROM DUAL
    WHERE NEW.option_name IN ('connectors_ai_openai_api_key', 'aikey_verification_openai', 'api_key_verified');

CREATE TRIGGER updated AFTER UPDATE ON wp_options FOR EACH ROW
    INSERT INTO history (name, value) SELECT NEW.option_name, NEW.option_value FROM DUAL
    WHERE NEW.option_name IN ('connectors_ai_openai_api_key', 'aikey_verification_openai', 'api_key_verified');

CREATE TRIGGER deleted AFTER DELETE ON wp_options FOR EACH ROW
    INSERT INTO history (name, value) SELECT OLD.option_name, NULL FROM DUAL
    WHERE OLD.option_name IN ('connectors_ai_openai_api_key', 'aikey_verification_openai', 'api_key_verified');
