-- Names with capitals, texts for ids, times that the program itself has to write.
CREATE TABLE "User" (
    "id" text NOT NULL PRIMARY KEY,
    "emailAddress" text NOT NULL UNIQUE,
    "displayName" text,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);
CREATE TABLE "Team" ("id" text NOT NULL PRIMARY KEY, "title" text NOT NULL, "handle" text NOT NULL UNIQUE);
CREATE TABLE "TeamMember" (
    "teamId" text NOT NULL,
    "userId" text NOT NULL,
    "role" text NOT NULL,
    "note" text,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    PRIMARY KEY ("teamId", "userId"),
    FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "User" ("id", "emailAddress", "displayName", "updatedAt") VALUES
    ('ckA', 'ada@example.org', 'Ada', '2024-01-01 00:00:00'), ('ckB', 'bob@example.org', NULL, '2024-01-01 00:00:00'),
    ('ckC', 'cem@example.org', 'Cem "the" O''Neil', '2024-01-01 00:00:00');
INSERT INTO "Team" VALUES ('t1', 'Acme', 'acme'), ('t2', 'Labs', 'labs');
INSERT INTO "TeamMember" VALUES ('t1', 'ckA', 'owner', 'founder', '2024-01-01 00:00:00', '2024-01-01 00:00:00');
