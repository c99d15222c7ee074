-- Every three neighbouring characters of names, e-mails and slugs, for searches of a part of them. The texts themselves
-- stay where they are ("external content"): search_row is an explicit key, so that VACUUM and a dump keep it. Measured
-- with a million users: see tests/benchmarks/RESULTS.md.
-- While roster_search_pause has a row, the triggers leave the index alone: whoever writes very many rows in one
-- transaction puts it there, brings the index up to date at once, and takes it away again.
CREATE TABLE roster_search_pause (since TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')));

CREATE VIRTUAL TABLE users_search USING fts5 (
    email, name, content = 'users', content_rowid = 'search_row', tokenize = 'trigram'
);
INSERT INTO users_search (users_search) VALUES ('rebuild');

CREATE TRIGGER users_search_insert AFTER INSERT ON users
WHEN NOT EXISTS (SELECT 1 FROM roster_search_pause) BEGIN
    INSERT INTO users_search (rowid, email, name) VALUES (new.search_row, new.email, new.name);
END;

CREATE TRIGGER users_search_update AFTER UPDATE OF search_row, email, name ON users
WHEN NOT EXISTS (SELECT 1 FROM roster_search_pause) BEGIN
    INSERT INTO users_search (users_search, rowid, email, name)
    VALUES ('delete', old.search_row, old.email, old.name);
    INSERT INTO users_search (rowid, email, name) VALUES (new.search_row, new.email, new.name);
END;

CREATE TRIGGER users_search_delete AFTER DELETE ON users
WHEN NOT EXISTS (SELECT 1 FROM roster_search_pause) BEGIN
    INSERT INTO users_search (users_search, rowid, email, name)
    VALUES ('delete', old.search_row, old.email, old.name);
END;

CREATE VIRTUAL TABLE organizations_search USING fts5 (
    slug, name, content = 'organizations', content_rowid = 'search_row', tokenize = 'trigram'
);
INSERT INTO organizations_search (organizations_search) VALUES ('rebuild');

CREATE TRIGGER organizations_search_insert AFTER INSERT ON organizations
WHEN NOT EXISTS (SELECT 1 FROM roster_search_pause) BEGIN
    INSERT INTO organizations_search (rowid, slug, name) VALUES (new.search_row, new.slug, new.name);
END;

CREATE TRIGGER organizations_search_update AFTER UPDATE OF search_row, slug, name ON organizations
WHEN NOT EXISTS (SELECT 1 FROM roster_search_pause) BEGIN
    INSERT INTO organizations_search (organizations_search, rowid, slug, name)
    VALUES ('delete', old.search_row, old.slug, old.name);
    INSERT INTO organizations_search (rowid, slug, name) VALUES (new.search_row, new.slug, new.name);
END;

CREATE TRIGGER organizations_search_delete AFTER DELETE ON organizations
WHEN NOT EXISTS (SELECT 1 FROM roster_search_pause) BEGIN
    INSERT INTO organizations_search (organizations_search, rowid, slug, name)
    VALUES ('delete', old.search_row, old.slug, old.name);
END;

-- Rows in which the index may miss what a search finds: FTS5 does not know the capitals of scripts that got theirs
-- after 2012 (Georgian, Cherokee, old Cyrillic and Latin letters), and reads nothing behind a NUL. Searches look at
-- them all. The first condition spares most rows the second: a text of ASCII has as many bytes as characters.
CREATE INDEX users_unfolded_index ON users (search_row)
WHERE length(CAST(email || name AS BLOB)) > length(email || name)
    AND ((email || name) GLOB '*[ͿԠ-ԯᏸ-᏿ᲀ-ᲿⰯꙀ-ꚟ꜀-ꟿꭰ-ꮿ�𐒰-𞿿]*' OR instr(email || name, char(0)) > 0);
CREATE VIEW users_unfolded AS SELECT search_row FROM users
WHERE length(CAST(email || name AS BLOB)) > length(email || name)
    AND ((email || name) GLOB '*[ͿԠ-ԯᏸ-᏿ᲀ-ᲿⰯꙀ-ꚟ꜀-ꟿꭰ-ꮿ�𐒰-𞿿]*' OR instr(email || name, char(0)) > 0);
CREATE INDEX organizations_unfolded_index ON organizations (search_row)
WHERE length(CAST(slug || name AS BLOB)) > length(slug || name)
    AND ((slug || name) GLOB '*[ͿԠ-ԯᏸ-᏿ᲀ-ᲿⰯꙀ-ꚟ꜀-ꟿꭰ-ꮿ�𐒰-𞿿]*' OR instr(slug || name, char(0)) > 0);
CREATE VIEW organizations_unfolded AS SELECT search_row FROM organizations
WHERE length(CAST(slug || name AS BLOB)) > length(slug || name)
    AND ((slug || name) GLOB '*[ͿԠ-ԯᏸ-᏿ᲀ-ᲿⰯꙀ-ꚟ꜀-ꟿꭰ-ꮿ�𐒰-𞿿]*' OR instr(slug || name, char(0)) > 0);
