-- Fills an empty database: :users users, :organizations organizations, about five memberships for each user. Ids spread
-- over the whole range, names repeat, a tenth of the users share the first organization.
PRAGMA foreign_keys = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -400000;
BEGIN;
DROP INDEX user_organizations_organization_id_user_id_index;

WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :users - 1)
INSERT INTO users (id, email, name)
SELECT printf('%08x-0000-7000-8000-%012x', i * 4099, i), printf('user%d@example.org', (i * 7919) % :users),
       printf('User %d', (i * 104729) % (:users / 2)) FROM n ORDER BY 1;

WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :organizations - 1)
INSERT INTO organizations (id, slug, name)
SELECT printf('%08x-0000-7000-8000-%012x', i, i), printf('org-%d', (i * 7919) % :organizations),
       printf('Organization %d', (i * 1299709) % (:organizations / 2)) FROM n;

WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :users - 1), k(j) AS (VALUES (0), (1), (2), (3), (4))
INSERT OR IGNORE INTO user_organizations (user_id, organization_id, role)
SELECT printf('%08x-0000-7000-8000-%012x', i * 4099, i), printf('%08x-0000-7000-8000-%012x', o, o),
       CASE WHEN i % 7 = 0 THEN 'owner' ELSE 'member' END
FROM (SELECT i, CASE WHEN j = 0 AND i % 10 = 0 THEN 0 ELSE (i * 31 + j * 20011) % :organizations END AS o FROM n CROSS JOIN k)
ORDER BY 1, 2;

CREATE INDEX user_organizations_organization_id_user_id_index ON user_organizations (organization_id, user_id);
COMMIT;
ANALYZE;
