CREATE TABLE users (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_unique_email_index ON users (lower(email));
CREATE INDEX users_email_index ON users (email, id);
CREATE INDEX users_name_index ON users (name, id);

CREATE TABLE organizations (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX organizations_unique_slug_index ON organizations (lower(slug));
CREATE INDEX organizations_slug_index ON organizations (slug, id);
CREATE INDEX organizations_name_index ON organizations (name, id);
