CREATE TABLE roster_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    applied_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    method TEXT NOT NULL,
    summary TEXT NOT NULL,
    origin TEXT,
    reverts INTEGER REFERENCES roster_changes (id),
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    removed INTEGER NOT NULL
);

-- One row for each record that a change touched: a membership has both ids, a user or an organization its own and ''
-- for the other. "before" is NULL for what was added, "after" for what was removed; both are the whole row as JSON,
-- without updated_at, which is the change's applied_at.
CREATE TABLE roster_change_items (
    change_id INTEGER NOT NULL REFERENCES roster_changes (id),
    user_id TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (change_id, user_id, organization_id)
) WITHOUT ROWID;

CREATE TABLE roster_change_organizations (
    organization_id TEXT NOT NULL,
    change_id INTEGER NOT NULL REFERENCES roster_changes (id),
    PRIMARY KEY (organization_id, change_id)
) WITHOUT ROWID;
