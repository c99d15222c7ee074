<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ApplyReport</name>
    <message numerus="yes">
        <source>Nothing was changed: %n record(s) were changed by somebody else since they were read. Look at what is there now and try again.</source>
        <translation>
            <numerusform>Nothing was changed: %n record was changed by somebody else since it was read. Look at what is there now and try again.</numerusform>
            <numerusform>Nothing was changed: %n records were changed by somebody else since they were read. Look at what is there now and try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation>
            <numerusform>%Ln organization</numerusform>
            <numerusform>%Ln organizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names, and more organizations</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message numerus="yes">
        <source>%Ln to add</source>
        <translation>
            <numerusform>%Ln to add</numerusform>
            <numerusform>%Ln to add</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to remove</source>
        <translation>
            <numerusform>%Ln to remove</numerusform>
            <numerusform>%Ln to remove</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Organizations of %Ln users</source>
        <translation>
            <numerusform>Organizations of %Ln user</numerusform>
            <numerusform>Organizations of %Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Members of %Ln organizations</source>
        <translation>
            <numerusform>Members of %Ln organization</numerusform>
            <numerusform>Members of %Ln organizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written: meanwhile somebody else changed %Ln of these memberships. They are marked now; look at them and press OK again.</source>
        <translation>
            <numerusform>Nothing was written: meanwhile somebody else changed %Ln of these memberships. It is marked now; look at it and press OK again.</numerusform>
            <numerusform>Nothing was written: meanwhile somebody else changed %Ln of these memberships. They are marked now; look at them and press OK again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected entries are too scattered now to stay selected.</source>
        <translation>
            <numerusform>%Ln selected entry is too scattered now to stay selected.</numerusform>
            <numerusform>%Ln selected entries are too scattered now to stay selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln</source>
        <translation>
            <numerusform>Remove %Ln</numerusform>
            <numerusform>Remove %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln</source>
        <translation>
            <numerusform>Add %Ln</numerusform>
            <numerusform>Add %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your changes contradict what somebody else did meanwhile. Which of the two counts for what is selected, or else for all?</source>
        <translation>
            <numerusform>%Ln of your changes contradicts what somebody else did meanwhile. Which of the two counts for what is selected, or else for all?</numerusform>
            <numerusform>%Ln of your changes contradict what somebody else did meanwhile. Which of the two counts for what is selected, or else for all?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s) changed</source>
        <translation>
            <numerusform>%Ln role changed</numerusform>
            <numerusform>%Ln roles changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln otherwise changed</source>
        <translation>
            <numerusform>%Ln otherwise changed</numerusform>
            <numerusform>%Ln otherwise changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignList</name>
    <message numerus="yes">
        <source>%Ln selected entries are hidden by the filter and will not be moved.</source>
        <translation>
            <numerusform>%Ln selected entry is hidden by the filter and will not be moved.</numerusform>
            <numerusform>%Ln selected entries are hidden by the filter and will not be moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignView</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeRowsPanel</name>
    <message numerus="yes">
        <source>%L1 of %Ln row(s) about %2</source>
        <translation>
            <numerusform>%L1 of %Ln row about %2</numerusform>
            <numerusform>%L1 of %Ln rows about %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckCommand</name>
    <message numerus="yes">
        <source>%n row(s) were changed outside Roster.</source>
        <translation>
            <numerusform>%n row was changed outside Roster.</numerusform>
            <numerusform>%n rows were changed outside Roster.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message numerus="yes">
        <source>What is shown may be old; what you typed stays. Next try in %Ln s.</source>
        <translation>
            <numerusform>What is shown may be old; what you typed stays. Next try in %Ln s.</numerusform>
            <numerusform>What is shown may be old; what you typed stays. Next try in %Ln s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Consistency</name>
    <message numerus="yes">
        <source>%n membership(s) name a user that does not exist.</source>
        <translation>
            <numerusform>%n membership names a user that does not exist.</numerusform>
            <numerusform>%n memberships name a user that does not exist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n membership(s) name an organization that does not exist.</source>
        <translation>
            <numerusform>%n membership names an organization that does not exist.</numerusform>
            <numerusform>%n memberships name an organization that does not exist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search index does not match %n user(s), whom searches may miss. Mend it in the sqlite3 shell: %1;</source>
        <translation>
            <numerusform>The search index does not match %n user, whom searches may miss. Mend it in the sqlite3 shell: %1;</numerusform>
            <numerusform>The search index does not match %n users, whom searches may miss. Mend it in the sqlite3 shell: %1;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search index does not match %n organization(s), which searches may miss. Mend it in the sqlite3 shell: %1;</source>
        <translation>
            <numerusform>The search index does not match %n organization, which searches may miss. Mend it in the sqlite3 shell: %1;</numerusform>
            <numerusform>The search index does not match %n organizations, which searches may miss. Mend it in the sqlite3 shell: %1;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the history belong to no change.</source>
        <translation>
            <numerusform>%n row of the history belongs to no change.</numerusform>
            <numerusform>%n rows of the history belong to no change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message numerus="yes">
        <source>%Ln to add</source>
        <translation>
            <numerusform>%Ln to add</numerusform>
            <numerusform>%Ln to add</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to remove</source>
        <translation>
            <numerusform>%Ln to remove</numerusform>
            <numerusform>%Ln to remove</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to change</source>
        <translation>
            <numerusform>%Ln to change</numerusform>
            <numerusform>%Ln to change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteCommand</name>
    <message numerus="yes">
        <source>Nothing was deleted: %n membership(s) go with %1. To delete it all the same, add --force.</source>
        <translation>
            <numerusform>Nothing was deleted: %n membership goes with %1. To delete it all the same, add --force.</numerusform>
            <numerusform>Nothing was deleted: %n memberships go with %1. To delete it all the same, add --force.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message numerus="yes">
        <source>%n row(s) exported.</source>
        <translation>
            <numerusform>%n row exported.</numerusform>
            <numerusform>%n rows exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldTitles</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation>
            <numerusform>%Ln organization</numerusform>
            <numerusform>%Ln organizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s)</source>
        <translation>
            <numerusform>%Ln membership</numerusform>
            <numerusform>%Ln memberships</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message numerus="yes">
        <source>There are only %Ln row(s).</source>
        <translation>
            <numerusform>There is only %Ln row.</numerusform>
            <numerusform>There are only %Ln rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln removed</numerusform>
            <numerusform>%Ln removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message numerus="yes">
        <source>%n row(s) read. Without --dry-run, this would happen:</source>
        <translation>
            <numerusform>%n row read. Without --dry-run, this would happen:</numerusform>
            <numerusform>%n rows read. Without --dry-run, this would happen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read.</source>
        <translation>
            <numerusform>%n row read.</numerusform>
            <numerusform>%n rows read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; --report FILE writes all.</source>
        <translation>
            <numerusform>… and %n more; --report FILE writes all.</numerusform>
            <numerusform>… and %n more; --report FILE writes all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written, because %n row(s) were rejected. Repair them, or write the others with --on-error skip.</source>
        <translation>
            <numerusform>Nothing was written, because %n row was rejected. Repair it, or write the others with --on-error skip.</numerusform>
            <numerusform>Nothing was written, because %n rows were rejected. Repair them, or write the others with --on-error skip.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n membership(s) that would have been removed stay: rows about their owners, or rows that do not tell whom they are about, were rejected.</source>
        <translation>
            <numerusform>%n membership that would have been removed stays: rows about its owner, or rows that do not tell whom they are about, were rejected.</numerusform>
            <numerusform>%n memberships that would have been removed stay: rows about their owners, or rows that do not tell whom they are about, were rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreviewPage</name>
    <message numerus="yes">
        <source>Yes, %Ln membership(s) shall go: more than a tenth of those that the file is about.</source>
        <translation>
            <numerusform>Yes, %Ln membership shall go: more than a tenth of those that the file is about.</numerusform>
            <numerusform>Yes, %Ln memberships shall go: more than a tenth of those that the file is about.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) replaced wherever the file has them.</source>
        <translation>
            <numerusform>%Ln value replaced wherever the file has it.</numerusform>
            <numerusform>%Ln values replaced wherever the file has them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportRejection</name>
    <message numerus="yes">
        <source>too few cells: the header has %n column(s)</source>
        <translation>
            <numerusform>too few cells: the header has %n column</numerusform>
            <numerusform>too few cells: the header has %n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>too many cells: the header has %n column(s)</source>
        <translation>
            <numerusform>too many cells: the header has %n column</numerusform>
            <numerusform>too many cells: the header has %n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportTexts</name>
    <message numerus="yes">
        <source>%Ln row(s): %1.</source>
        <translation>
            <numerusform>%Ln row: %1.</numerusform>
            <numerusform>%Ln rows: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected.</source>
        <translation>
            <numerusform>%Ln row rejected.</numerusform>
            <numerusform>%Ln rows rejected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) that would have been removed stay: rows about their owners, or rows that do not tell whom they are about, are rejected.</source>
        <translation>
            <numerusform>%Ln membership that would have been removed stays: rows about its owner, or rows that do not tell whom they are about, are rejected.</numerusform>
            <numerusform>%Ln memberships that would have been removed stay: rows about their owners, or rows that do not tell whom they are about, are rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%Ln edit(s) could not be saved meanwhile and wait.</source>
        <translation>
            <numerusform>%Ln edit could not be saved meanwhile and waits.</numerusform>
            <numerusform>%Ln edits could not be saved meanwhile and wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembershipActions</name>
    <message numerus="yes">
        <source>Removed %1 from %Ln organization(s)</source>
        <translation>
            <numerusform>Removed %1 from %Ln organization</numerusform>
            <numerusform>Removed %1 from %Ln organizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln member(s) from %1</source>
        <translation>
            <numerusform>Removed %Ln member from %1</numerusform>
            <numerusform>Removed %Ln members from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln membership(s)</source>
        <translation>
            <numerusform>Removed %Ln membership</numerusform>
            <numerusform>Removed %Ln memberships</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln had these values already.</source>
        <comment>Edited 43 memberships; 7 had …</comment>
        <translation>
            <numerusform>%1; %Ln had these values already.</numerusform>
            <numerusform>%1; %Ln had these values already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln membership(s)?</source>
        <translation>
            <numerusform>Remove %Ln membership?</numerusform>
            <numerusform>Remove %Ln memberships?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembershipDrop</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <comment>who is added or moved</comment>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <comment>where to, or what is moved</comment>
        <translation>
            <numerusform>%Ln organization</numerusform>
            <numerusform>%Ln organizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>already a member of %Ln</source>
        <comment>organizations</comment>
        <translation>
            <numerusform>already a member of %Ln</numerusform>
            <numerusform>already a member of %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already a member</source>
        <comment>users</comment>
        <translation>
            <numerusform>%Ln is already a member</numerusform>
            <numerusform>%Ln are already members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembershipPanel</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteReport</name>
    <message numerus="yes">
        <source>%Ln line(s) name no user by id, e-mail or name.</source>
        <translation>
            <numerusform>%Ln line names no user by id, e-mail or name.</numerusform>
            <numerusform>%Ln lines name no user by id, e-mail or name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) name no organization by id, slug or name.</source>
        <translation>
            <numerusform>%Ln line names no organization by id, slug or name.</numerusform>
            <numerusform>%Ln lines name no organization by id, slug or name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) belong to several users: use their e-mails.</source>
        <translation>
            <numerusform>%Ln name belongs to several users: use their e-mails.</numerusform>
            <numerusform>%Ln names belong to several users: use their e-mails.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) belong to several organizations: use their slugs.</source>
        <translation>
            <numerusform>%Ln name belongs to several organizations: use their slugs.</numerusform>
            <numerusform>%Ln names belong to several organizations: use their slugs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordWriter</name>
    <message numerus="yes">
        <source>%Ln membership(s) will be deleted as well.</source>
        <translation>
            <numerusform>%Ln membership will be deleted as well.</numerusform>
            <numerusform>%Ln memberships will be deleted as well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelationalModel</name>
    <message numerus="yes">
        <source>Edited %Ln record(s)</source>
        <translation>
            <numerusform>Edited %Ln record</numerusform>
            <numerusform>Edited %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RevertDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) stay as they are now.</source>
        <translation>
            <numerusform>%Ln row stays as it is now.</numerusform>
            <numerusform>%Ln rows stay as they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be changed again.</source>
        <translation>
            <numerusform>%Ln row will be changed again.</numerusform>
            <numerusform>%Ln rows will be changed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be changed back.</source>
        <translation>
            <numerusform>%Ln row will be changed back.</numerusform>
            <numerusform>%Ln rows will be changed back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShowCommand</name>
    <message numerus="yes">
        <source>%n membership(s)</source>
        <translation>
            <numerusform>%n membership</numerusform>
            <numerusform>%n memberships</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoNotice</name>
    <message numerus="yes">
        <source>%Ln row(s) were kept because they were changed since.</source>
        <translation>
            <numerusform>%Ln row was kept because it was changed since.</numerusform>
            <numerusform>%Ln rows were kept because they were changed since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be changed back.</source>
        <translation>
            <numerusform>%Ln row cannot be changed back.</numerusform>
            <numerusform>%Ln rows cannot be changed back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) so far.</source>
        <translation>
            <numerusform>%Ln row so far.</numerusform>
            <numerusform>%Ln rows so far.</numerusform>
        </translation>
    </message>
</context>
</TS>
