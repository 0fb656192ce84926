-- owner: sites
-- The sites each person may enter, as one row: every page of the desk asks for them, and whoever looks after thirty would pay sixty rows for it, members and
-- sites. Kept by triggers in the transaction of what changes it, so it never says more or less than those two tables.
CREATE TABLE person_sites (
  person_id INTEGER PRIMARY KEY,
  sites     TEXT    NOT NULL               -- JSON: [{id, name, role}] in the order of ids, without archived ones
) STRICT;

CREATE VIEW sites_by_person AS
  SELECT m.person_id, json_group_array(json_object('id', s.id, 'name', s.name, 'role', m.role) ORDER BY s.id) AS sites
  FROM members m CROSS JOIN sites s ON s.id = m.site_id WHERE s.archived_at IS NULL GROUP BY m.person_id;

INSERT INTO person_sites SELECT person_id, sites FROM sites_by_person;

CREATE TRIGGER person_sites_joined AFTER INSERT ON members BEGIN
  INSERT OR REPLACE INTO person_sites SELECT person_id, sites FROM sites_by_person WHERE person_id = NEW.person_id;
END;

CREATE TRIGGER person_sites_changed AFTER UPDATE OF role ON members BEGIN
  INSERT OR REPLACE INTO person_sites SELECT person_id, sites FROM sites_by_person WHERE person_id = NEW.person_id;
END;

CREATE TRIGGER person_sites_left AFTER DELETE ON members BEGIN
  DELETE FROM person_sites WHERE person_id = OLD.person_id;
  INSERT INTO person_sites SELECT person_id, sites FROM sites_by_person WHERE person_id = OLD.person_id;
END;

CREATE TRIGGER person_sites_renamed AFTER UPDATE OF name, archived_at ON sites WHEN NEW.name <> OLD.name OR NEW.archived_at IS NOT OLD.archived_at BEGIN
  DELETE FROM person_sites WHERE person_id IN (SELECT person_id FROM members WHERE site_id = NEW.id);
  INSERT INTO person_sites
    SELECT m.person_id, v.sites FROM members m CROSS JOIN sites_by_person v ON v.person_id = m.person_id WHERE m.site_id = NEW.id;
END;
