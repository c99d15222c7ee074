<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddCommand</name>
    <message>
        <source>Name a user and an organization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a user a member of an organization; one that is stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApplyReport</name>
    <message numerus="yes">
        <source>Nothing was changed: %n organization(s) would lose the last owner. Make somebody else an owner first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was changed: %n record(s) were changed by somebody else since they were read. Look at what is there now and try again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Applying</name>
    <message numerus="yes">
        <source>%Ln organization(s) would be left without an owner.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed so far.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssignCommand</name>
    <message>
        <source>Say user or organization, its key, and what to assign to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mode is one of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign to %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to present memberships: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MODE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives a user several organizations, or an organization several users, in one transaction.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeApplier</name>
    <message>
        <source>Another user has this e-mail already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another organization has this slug already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user or the organization is not there any more. Refresh and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are memberships that refer to it. Refresh and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is read-only: nothing can be changed in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckCommand</name>
    <message>
        <source>The check takes no further words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were changed outside Roster.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looks for damage and contradictions in a database; changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Try --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--wait takes a number of seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form FIELD=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot; here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a field a value; may be repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIELD=VALUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The role of the memberships, &quot;member&quot; if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let an organization lose its last owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database: a file, or a postgresql:// address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who acts, for the history; the database&apos;s or system&apos;s user if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long to wait for other writers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands, each with --help:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the database with --database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do it all the same, add --force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added, %2 updated, %3 removed, %4 unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to PostgreSQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your login name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or give the whole address; it is then used instead of the fields above:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a PostgreSQL address. Write it as postgresql://user@host/database.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Consistency</name>
    <message>
        <source>The database file is damaged: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n membership(s) name a user that does not exist.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n membership(s) name an organization that does not exist.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Several users have the e-mail %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several organizations have the slug %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreateCommand</name>
    <message>
        <source>Say user or organization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it at least --set %1=….</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create organization %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creates a user or an organization and prints its id.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CsvReader</name>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a text file. Save it as CSV first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text encoding is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains bytes that are not text in the file&apos;s encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quotation mark is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text follows a closing quotation mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row is too long</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatabaseAddress</name>
    <message>
        <source>No database is named: give a file or a postgresql:// address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PostgreSQL address cannot be understood. Write it as postgresql://user@host/database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldTitles</name>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldValue</name>
    <message>
        <source>&quot;%1&quot; is no UUID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date. Write it as 2024-03-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An e-mail address is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slug is needed: a short name without spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slug &quot;%1&quot; contains spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A role is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of permissions. Separate words with commas.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>The history has no change %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryCommand</name>
    <message>
        <source>The history takes no further words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists what was changed, newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only changes of this user and its memberships.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KEY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only changes of this organization and its memberships.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed by Roster yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database keeps no history of changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportField</name>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;PostgreSQL…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Databases (*.sqlite *.db)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not prepared for this version of Roster yet. Preparing it makes the tables that are missing; back up a database that is in use first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare this database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database is read-only: nothing can be changed in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is recorded as the author of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — Roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users, organizations, and who is a member of which.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MasterDetailPage</name>
    <message>
        <source>Select a user to see its organizations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an organization to see its members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the edit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembershipPanel</name>
    <message>
        <source>Organizations of the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members of the organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the user&apos;s organizations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected memberships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected user</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In no organization yet. Assign… adds some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No members yet. Assign… adds some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) restored.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Discard the edit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembershipsPage</name>
    <message>
        <source>Search memberships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No memberships yet. Assign users to organizations, or import a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Migrator</name>
    <message>
        <source>The database is empty. Run &quot;roster schema migrate&quot; to prepare it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was made by an earlier Roster. Run &quot;roster schema migrate&quot; to bring it up to date; make a backup first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was made by a newer Roster. Install that version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables of this database were made by another program, which this version of Roster cannot open yet. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is read-only: it cannot be prepared or updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 (%2) of preparing the database failed, and its changes were undone: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PermissionsDelegate</name>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read, write</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostgresqlDialect</name>
    <message>
        <source>The setting %1 of the address contains a semicolon, which is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is changing the same rows. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others changed the same rows at the same moment. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to change this database: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s disk is full. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost. What was not saved yet is unchanged in the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database refuses the value: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database reports: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transaction was rolled back. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>New user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add organization</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Search users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search organizations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected organizations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No users yet. Add one or import a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No organizations yet. Add one or import a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordStore</name>
    <message>
        <source>No user has the id, e-mail or name &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No organization has the id, slug or name &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several users are called &quot;%1&quot;. Name one by e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several organizations are called &quot;%1&quot;. Name one by slug.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordValidation</name>
    <message>
        <source>An e-mail address is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an e-mail address, like ada@example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slug is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only letters, digits, dots, hyphens and underscores, like acme-labs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another user has this e-mail address already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another organization has this slug already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordWriter</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No memberships go with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) go with it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelationalModel</name>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a user and an organization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user needs an e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An organization needs a slug.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date. Write it like 2024-03-01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of permissions. Separate them with commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organization would lose its last owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has removed this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: yours is &quot;%2&quot;, by now it is &quot;%3&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: by now it is &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has changed this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoveCommand</name>
    <message>
        <source>Name a user and an organization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends a membership; who is no member stays none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoleDelegate</name>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchemaCommand</name>
    <message>
        <source>State: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps applied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps pending: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-- Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: the database is up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say one of status, plan and migrate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells what a database needs to hold memberships, prints it as SQL, or does it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchemaProbe</name>
    <message>
        <source>The table %1 has no column %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database has no table &quot;%1&quot;. Run &quot;roster schema migrate&quot; to prepare it, or name another database.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Screenshot</name>
    <message>
        <source>The rows did not arrive within a minute; no picture was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture %1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShowCommand</name>
    <message numerus="yes">
        <source>%n membership(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Say user or organization, and which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints a record and its memberships.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SqliteDialect</name>
    <message>
        <source>%1 is a folder. Name a database file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to read %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an SQLite database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to the database. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is read-only: nothing can be changed in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not an SQLite database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file cannot be opened; perhaps its folder is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file is damaged. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be written: the disk is full or failing. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database refuses the value: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database reports: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transaction was rolled back. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Columns of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeDelegate</name>
    <message>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Recent databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users, organizations, and who is a member of which. Choose a database to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with a new database here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New database…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an empty database in a file of your choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A database that Roster made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to PostgreSQL…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A database on a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open your own database</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowArguments</name>
    <message>
        <source>Users, organizations, and who is a member of which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database: a file, or a postgresql:// address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who acts, for the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the window into a PNG file and exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users, organizations, memberships or history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PAGE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record to select: id, e-mail, slug or unique name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KEY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no size: write it as 1280x800.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the database of the picture with --database.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
