-- The join table of two keys alone, between tables that have nothing else.
CREATE TABLE users (id uuid PRIMARY KEY);
CREATE TABLE organizations (id uuid PRIMARY KEY);
CREATE TABLE user_organizations (
    user_id uuid NOT NULL DEFAULT gen_random_uuid() REFERENCES users (id),
    organization_id uuid NOT NULL DEFAULT gen_random_uuid() REFERENCES organizations (id),
    PRIMARY KEY (user_id, organization_id)
);
INSERT INTO users SELECT gen_random_uuid() FROM generate_series(1, 3);
INSERT INTO organizations SELECT gen_random_uuid() FROM generate_series(1, 2);
INSERT INTO user_organizations SELECT (SELECT min(id::text)::uuid FROM users), (SELECT min(id::text)::uuid FROM organizations);
