CREATE TABLE user_organizations (
    user_id uuid NOT NULL CONSTRAINT user_organizations_user_id_fkey REFERENCES users (id),
    organization_id uuid NOT NULL CONSTRAINT user_organizations_organization_id_fkey REFERENCES organizations (id),
    role text NOT NULL DEFAULT 'member',
    permissions jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(permissions) = 'array'),
    joined_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, organization_id)
);
CREATE INDEX user_organizations_organization_id_user_id_index ON user_organizations (organization_id, user_id);
