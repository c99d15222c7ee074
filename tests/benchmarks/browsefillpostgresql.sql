-- The same rows as browsefillsqlite.sql makes.
\set ON_ERROR_STOP on
SET session_replication_role = replica;
SET synchronous_commit = off;
SET maintenance_work_mem = '512MB';
SET work_mem = '256MB';
SET TIME ZONE 'UTC';
CREATE TEMP TABLE part AS
SELECT k, rtrim(substr('an berchidelel fangraho in jo karlinma no ol petquirossa terul vinwesxa yorzu är ', 3 * k + 1, 3)) AS word,
       rtrim(substr('An BerChiDelEl FanGraHo In Jo KarLinMa No Ol PetQuiRosSa TerUl VinWesXa YorZu Är ', 3 * k + 1, 3)) AS capital
FROM generate_series(0, 26) AS k;

DROP INDEX users_search_index, organizations_search_index, user_organizations_organization_id_user_id_index;

INSERT INTO users (id, email, name)
SELECT (lpad(to_hex(i * 4099), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
       c.word || d.word || CASE WHEN h.h % 3 > 0 THEN e.word ELSE '' END || '.' || i || '@example' || (i % 97) || '.org',
       a.capital || b.word || ' ' || c.capital || d.word || CASE WHEN h.h % 3 > 0 THEN e.word ELSE '' END
FROM (SELECT i, ((i % (:users / 2)) * 2654435761 + 97) % 4294967296 AS h FROM generate_series(0::bigint, :users - 1) AS i) AS h
    JOIN part AS a ON a.k = h.h / 149 % 27 JOIN part AS b ON b.k = h.h / 4027 % 27
    JOIN part AS c ON c.k = h.h / 108751 % 27 JOIN part AS d ON d.k = h.h / 2936291 % 27
    JOIN part AS e ON e.k = h.h / 79279861 % 27
ORDER BY i;

INSERT INTO organizations (id, slug, name)
SELECT (lpad(to_hex(i * 40961), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'org-' || i,
       a.capital || b.word || c.word || ' ' || d.capital || e.word
FROM (SELECT i, ((i % (:organizations / 2)) * 2654435761 + 89) % 4294967296 AS h
      FROM generate_series(0::bigint, :organizations - 1) AS i) AS h
    JOIN part AS a ON a.k = h.h / 149 % 27 JOIN part AS b ON b.k = h.h / 4027 % 27
    JOIN part AS c ON c.k = h.h / 108751 % 27 JOIN part AS d ON d.k = h.h / 2936291 % 27
    JOIN part AS e ON e.k = h.h / 79279861 % 27
ORDER BY i;

INSERT INTO user_organizations (user_id, organization_id, role, joined_at)
SELECT (lpad(to_hex(i * 4099), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
       (lpad(to_hex(o * 40961), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(o), 12, '0'))::uuid,
       CASE (i + o) % 7 WHEN 0 THEN 'owner' WHEN 1 THEN 'admin' ELSE 'member' END,
       to_timestamp(1500000000 + (i * 7919 + o * 104729) % 200000000)
FROM (SELECT i, CASE WHEN j = 0 AND i % 10 = 0 THEN 0 ELSE (i * 31 + j * 20011) % :organizations END AS o
      FROM generate_series(0::bigint, :users - 1) AS i CROSS JOIN generate_series(0::bigint, :each - 1) AS j
      UNION SELECT 7, o FROM generate_series(0::bigint, :heavy - 1) AS o) AS m
ORDER BY i, o
ON CONFLICT DO NOTHING;

CREATE INDEX user_organizations_organization_id_user_id_index ON user_organizations (organization_id, user_id);
CREATE INDEX users_search_index ON users USING gin (lower(email) gin_trgm_ops, lower(name) gin_trgm_ops);
CREATE INDEX organizations_search_index ON organizations USING gin (lower(slug) gin_trgm_ops, lower(name) gin_trgm_ops);
VACUUM ANALYZE;
