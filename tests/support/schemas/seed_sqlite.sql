-- The join table of two keys alone, between tables that have nothing else.
CREATE TABLE users (id TEXT PRIMARY KEY);
CREATE TABLE organizations (id TEXT PRIMARY KEY);
CREATE TABLE user_organizations (
    user_id TEXT NOT NULL REFERENCES users (id),
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    PRIMARY KEY (user_id, organization_id)
);
INSERT INTO users VALUES ('u1'), ('u2'), ('u3');
INSERT INTO organizations VALUES ('o1'), ('o2');
INSERT INTO user_organizations VALUES ('u1', 'o1');
