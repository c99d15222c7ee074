-- As ash_postgres makes it: case-insensitive e-mails, times in UTC without a zone, Ecto's own table beside.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE TABLE schema_migrations (version bigint PRIMARY KEY, inserted_at timestamp(0));
CREATE TABLE users (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    email citext NOT NULL,
    hashed_password text NOT NULL,
    name text,
    inserted_at timestamp without time zone NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
    updated_at timestamp without time zone NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX users_unique_email_index ON users (email);
CREATE TABLE organizations (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name text NOT NULL,
    inserted_at timestamp without time zone NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
    PRIMARY KEY (id)
);
CREATE TABLE user_organizations (
    user_id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT user_organizations_user_id_fkey REFERENCES users (id),
    organization_id uuid NOT NULL DEFAULT gen_random_uuid()
        CONSTRAINT user_organizations_organization_id_fkey REFERENCES organizations (id),
    role text NOT NULL DEFAULT 'guest',
    permissions text[] NOT NULL DEFAULT '{}',
    joined_at timestamp without time zone,
    PRIMARY KEY (user_id, organization_id)
);
CREATE UNIQUE INDEX user_organizations_unique_user_organization_index ON user_organizations (user_id, organization_id);
INSERT INTO users (email, hashed_password, name) VALUES
    ('Ada@Example.org', 'x', 'Ada'), ('bob@example.org', 'x', NULL), ('cem@example.org', 'x', 'Cem');
INSERT INTO organizations (name) VALUES ('Acme'), ('Labs');
INSERT INTO user_organizations (user_id, organization_id, role)
SELECT u.id, o.id, 'owner' FROM users AS u, organizations AS o WHERE u.name = 'Ada' AND o.name = 'Acme';
