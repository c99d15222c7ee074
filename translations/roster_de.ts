<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddCommand</name>
    <message>
        <source>Name a user and an organization.</source>
        <translation>Geben Sie einen Benutzer und eine Organisation an.</translation>
    </message>
    <message>
        <source>Add %1 to %2</source>
        <translation>%1 zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>Makes a user a member of an organization; one that is stays as it is.</source>
        <translation>Macht einen Benutzer zum Mitglied einer Organisation; eine bestehende Mitgliedschaft bleibt unverändert.</translation>
    </message>
</context>
<context>
    <name>AdditionFields</name>
    <message>
        <source>Role of what is added</source>
        <translation>Rolle des Hinzugefügten</translation>
    </message>
    <message>
        <source>Ro&amp;le:</source>
        <translation>Ro&amp;lle:</translation>
    </message>
    <message>
        <source>&amp;Permissions:</source>
        <translation>&amp;Berechtigungen:</translation>
    </message>
    <message>
        <source>Permissions of what is added</source>
        <translation>Berechtigungen des Hinzugefügten</translation>
    </message>
    <message>
        <source>read, write</source>
        <translation>read, write</translation>
    </message>
    <message>
        <source>&amp;Joined:</source>
        <translation>&amp;Beigetreten:</translation>
    </message>
    <message>
        <source>Since when, of what is added</source>
        <translation>Beigetreten wann, für das Hinzugefügte</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>There is no display for the window. Use --screenshot to draw it into a picture, or one of the commands (--help).</source>
        <translation>Für das Fenster ist keine Anzeige verfügbar. Verwenden Sie --screenshot, um es in ein Bild zu zeichnen, oder einen der Befehle (--help).</translation>
    </message>
</context>
<context>
    <name>ApplyReport</name>
    <message numerus="yes">
        <source>Nothing was changed: %n record(s) were changed by somebody else since they were read. Look at what is there now and try again.</source>
        <translation>
            <numerusform>Es wurde nichts geändert: %n Datensatz wurde seit dem Lesen von jemand anderem geändert. Prüfen Sie den aktuellen Stand und versuchen Sie es erneut.</numerusform>
            <numerusform>Es wurde nichts geändert: %n Datensätze wurden seit dem Lesen von jemand anderem geändert. Prüfen Sie den aktuellen Stand und versuchen Sie es erneut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation>
            <numerusform>%Ln Organisation</numerusform>
            <numerusform>%Ln Organisationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names, and more organizations</comment>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>names</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Nothing was changed: %1 would be left without an owner. Make somebody else an owner first.</source>
        <translation>Nichts wurde geändert. Ohne Eigentümer wären danach: %1. Machen Sie zuerst jemand anderen zum Eigentümer.</translation>
    </message>
</context>
<context>
    <name>Applying</name>
    <message>
        <source>Nothing was changed so far.</source>
        <translation>Bisher wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 would be left without an owner.</source>
        <translation>Ohne Eigentümer wären danach: %1.</translation>
    </message>
</context>
<context>
    <name>AssignCommand</name>
    <message>
        <source>Say user or organization, its key, and what to assign to it.</source>
        <translation>Geben Sie user oder organization an, den Schlüssel und was zugewiesen werden soll.</translation>
    </message>
    <message>
        <source>The mode is one of %1.</source>
        <translation>Der Modus ist einer von %1.</translation>
    </message>
    <message>
        <source>Assign to %1 (%2)</source>
        <translation>Zuordnung zu %1 (%2)</translation>
    </message>
    <message>
        <source>What happens to present memberships: %1.</source>
        <translation>Was mit vorhandenen Mitgliedschaften geschieht: %1.</translation>
    </message>
    <message>
        <source>MODE</source>
        <translation>MODUS</translation>
    </message>
    <message>
        <source>Gives a user several organizations, or an organization several users, in one transaction.</source>
        <translation>Weist einem Benutzer mehrere Organisationen oder einer Organisation mehrere Benutzer zu, in einer Transaktion.</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Organizations of a user</source>
        <translation>Organisationen eines Benutzers</translation>
    </message>
    <message>
        <source>Members of an organization</source>
        <translation>Mitglieder einer Organisation</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>This record is not there any more. Somebody has deleted it.</source>
        <translation>Diesen Datensatz gibt es nicht mehr. Jemand hat ihn gelöscht.</translation>
    </message>
    <message>
        <source>Organizations of %1</source>
        <translation>Organisationen von %1</translation>
    </message>
    <message>
        <source>Members of %1</source>
        <translation>Mitglieder von %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing assigned yet.</source>
        <translation>Noch nichts zugewiesen.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>&amp;Add %1</source>
        <comment>arrow to the assigned list</comment>
        <translation>&amp;Hinzufügen %1</translation>
    </message>
    <message>
        <source>%1 &amp;Remove</source>
        <comment>arrow</comment>
        <translation>%1 &amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove what is selected</source>
        <translation>Auswahl entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to add</source>
        <translation>
            <numerusform>%Ln hinzuzufügen</numerusform>
            <numerusform>%Ln hinzuzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to remove</source>
        <translation>
            <numerusform>%Ln zu entfernen</numerusform>
            <numerusform>%Ln zu entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Keine Änderungen</translation>
    </message>
    <message>
        <source>Filter organizations</source>
        <translation>Organisationen filtern</translation>
    </message>
    <message>
        <source>Filter users</source>
        <translation>Benutzer filtern</translation>
    </message>
    <message>
        <source>Filter what is assigned</source>
        <translation>Zugewiesene filtern</translation>
    </message>
    <message>
        <source>Add what is selected</source>
        <translation>Auswahl hinzufügen</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Save the difference</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Organizations of %Ln users</source>
        <translation>
            <numerusform>Organisationen von %Ln Benutzer</numerusform>
            <numerusform>Organisationen von %Ln Benutzern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Members of %Ln organizations</source>
        <translation>
            <numerusform>Mitglieder von %Ln Organisation</numerusform>
            <numerusform>Mitglieder von %Ln Organisationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody has deleted one of these records. Close this and choose anew.</source>
        <translation>Jemand hat einen dieser Einträge gelöscht. Schließen Sie das Fenster und wählen Sie neu aus.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written: meanwhile somebody else changed %Ln of these memberships. They are marked now; look at them and press OK again.</source>
        <translation>
            <numerusform>Nichts wurde geschrieben: Jemand anderes hat inzwischen %Ln dieser Mitgliedschaften geändert. Sie ist jetzt markiert; prüfen Sie sie und drücken Sie noch einmal OK.</numerusform>
            <numerusform>Nichts wurde geschrieben: Jemand anderes hat inzwischen %Ln dieser Mitgliedschaften geändert. Sie sind jetzt markiert; prüfen Sie sie und drücken Sie noch einmal OK.</numerusform>
        </translation>
    </message>
    <message>
        <source>A&amp;vailable organizations</source>
        <translation>&amp;Verfügbare Organisationen</translation>
    </message>
    <message>
        <source>A&amp;vailable users</source>
        <translation>&amp;Verfügbare Benutzer</translation>
    </message>
    <message>
        <source>Assi&amp;gned organizations</source>
        <translation>Zu&amp;geordnete Organisationen</translation>
    </message>
    <message>
        <source>Assi&amp;gned users</source>
        <translation>Zu&amp;geordnete Benutzer</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>&amp;Nur Änderungen</translation>
    </message>
    <message>
        <source>List only what will be changed</source>
        <translation>Nur zeigen, was geändert wird</translation>
    </message>
    <message>
        <source>Add everything that the filter shows</source>
        <translation>Alles hinzufügen, was der Filter zeigt</translation>
    </message>
    <message>
        <source>Remove everything that the filter shows</source>
        <translation>Alles entfernen, was der Filter zeigt</translation>
    </message>
    <message>
        <source>Take back what is staged for what is selected</source>
        <translation>Vorgemerktes für die Auswahl zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Keep as it was</source>
        <translation>Wie vo&amp;rher</translation>
    </message>
    <message>
        <source>What contradicts what others did</source>
        <translation>Was den Änderungen anderer widerspricht</translation>
    </message>
    <message>
        <source>M&amp;ine</source>
        <translation>&amp;Meine</translation>
    </message>
    <message>
        <source>What I staged counts</source>
        <translation>Was ich vorgemerkt habe, gilt</translation>
    </message>
    <message>
        <source>&amp;Theirs</source>
        <translation>&amp;Deren</translation>
    </message>
    <message>
        <source>What somebody else did counts</source>
        <translation>Was jemand anderes getan hat, gilt</translation>
    </message>
    <message>
        <source>Keep as it was</source>
        <translation>Wie vorher</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected entries are too scattered now to stay selected.</source>
        <translation>
            <numerusform>%Ln ausgewählter Eintrag liegt jetzt zu verstreut, um ausgewählt zu bleiben.</numerusform>
            <numerusform>%Ln ausgewählte Einträge liegen jetzt zu verstreut, um ausgewählt zu bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln</source>
        <translation>
            <numerusform>%Ln entfernen</numerusform>
            <numerusform>%Ln entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln</source>
        <translation>
            <numerusform>%Ln hinzufügen</numerusform>
            <numerusform>%Ln hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing yet.</source>
        <translation>Noch nichts vorhanden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your changes contradict what somebody else did meanwhile. Which of the two counts for what is selected, or else for all?</source>
        <translation>
            <numerusform>%Ln Ihrer Änderungen widerspricht dem, was jemand anderes inzwischen getan hat. Was gilt für die Auswahl, oder sonst für alle?</numerusform>
            <numerusform>%Ln Ihrer Änderungen widersprechen dem, was jemand anderes inzwischen getan hat. Was gilt für die Auswahl, oder sonst für alle?</numerusform>
        </translation>
    </message>
    <message>
        <source>Add all s&amp;hown %1</source>
        <comment>arrow</comment>
        <translation>Gezeigte h&amp;inzufügen %1</translation>
    </message>
    <message>
        <source>%1 Re&amp;move all shown</source>
        <comment>arrow</comment>
        <translation>%1 Gezeigte en&amp;tfernen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s) changed</source>
        <translation>
            <numerusform>%Ln Rolle geändert</numerusform>
            <numerusform>%Ln Rollen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln otherwise changed</source>
        <translation>
            <numerusform>%Ln anderweitig geändert</numerusform>
            <numerusform>%Ln anderweitig geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>Ohne Speichern schließen?</translation>
    </message>
    <message>
        <source>Nothing of this is written yet: %1.</source>
        <translation>Davon ist noch nichts gespeichert: %1.</translation>
    </message>
    <message>
        <source>Discard Changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 shown, %2 in all</source>
        <translation>%1 gezeigt, %2 insgesamt</translation>
    </message>
</context>
<context>
    <name>AssignList</name>
    <message>
        <source>Count of %1</source>
        <translation>Anzahl: %1</translation>
    </message>
    <message>
        <source>Selected, but hidden by the filter</source>
        <translation>Ausgewählt, aber vom Filter verborgen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected entries are hidden by the filter and will not be moved.</source>
        <translation>
            <numerusform>%Ln ausgewählter Eintrag ist vom Filter verborgen und wird nicht verschoben.</numerusform>
            <numerusform>%Ln ausgewählte Einträge sind vom Filter verborgen und werden nicht verschoben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignView</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weiterer</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignableModel</name>
    <message>
        <source>%1, %2</source>
        <comment>name, what will happen</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>BulkEditDialog</name>
    <message>
        <source>Edit memberships</source>
        <translation>Mitgliedschaften bearbeiten</translation>
    </message>
    <message>
        <source>Give all %1 the same values. What is not ticked stays as it is.</source>
        <translation>Allen (%1) dieselben Werte geben. Was nicht angekreuzt ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>read, write</source>
        <translation>read, write</translation>
    </message>
    <message>
        <source>%1 cannot be empty.</source>
        <translation>%1 darf nicht leer sein.</translation>
    </message>
</context>
<context>
    <name>CanonicalChange</name>
    <message>
        <source>&quot;%1&quot; is no time. Write it as 2024-03-31T12:00:00Z.</source>
        <translation>„%1“ ist keine Zeitangabe. Schreiben Sie sie wie 2024-03-31T12:00:00Z.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of permissions. Separate words with commas.</source>
        <translation>„%1“ ist keine Liste von Berechtigungen. Trennen Sie die Wörter durch Kommas.</translation>
    </message>
    <message>
        <source>An id is missing.</source>
        <translation>Eine ID fehlt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no UUID.</source>
        <translation>„%1“ ist keine UUID.</translation>
    </message>
    <message>
        <source>The column %1 of %2 cannot be written.</source>
        <translation>Die Spalte %1 von %2 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>ChangeApplier</name>
    <message>
        <source>Another user has this e-mail already.</source>
        <translation>Ein anderer Benutzer hat diese E-Mail-Adresse bereits.</translation>
    </message>
    <message>
        <source>Another organization has this slug already.</source>
        <translation>Eine andere Organisation hat diesen Kurznamen bereits.</translation>
    </message>
    <message>
        <source>The user or the organization is not there any more. Refresh and try again.</source>
        <translation>Den Benutzer oder die Organisation gibt es nicht mehr. Aktualisieren Sie die Ansicht und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There are memberships that refer to it. Refresh and try again.</source>
        <translation>Es gibt Mitgliedschaften, die sich darauf beziehen. Aktualisieren Sie die Ansicht und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The database is read-only: nothing can be changed in it.</source>
        <translation>Die Datenbank ist schreibgeschützt: Es kann nichts geändert werden.</translation>
    </message>
</context>
<context>
    <name>ChangeRowsModel</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>ChangeRowsPanel</name>
    <message>
        <source>Rows of the change</source>
        <translation>Zeilen der Änderung</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>when, who, what</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Select a change to see its rows.</source>
        <translation>Wählen Sie eine Änderung, um ihre Zeilen zu sehen.</translation>
    </message>
    <message>
        <source>Show &amp;all rows</source>
        <translation>&amp;Alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>How many rows are listed</source>
        <translation>Wie viele Zeilen aufgelistet sind</translation>
    </message>
    <message>
        <source>Show all rows of the change</source>
        <translation>Alle Zeilen der Änderung zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln row(s) about %2</source>
        <translation>
            <numerusform>%L1 von %Ln Zeile zu %2</numerusform>
            <numerusform>%L1 von %Ln Zeilen zu %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows what would be changed back, then asks</source>
        <translation>Zeigt, was rückgängig gemacht würde, und fragt dann</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig machen…</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>Diese Änderung rückgängig machen</translation>
    </message>
</context>
<context>
    <name>ChangeText</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1 (gelöscht)</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Drag and drop</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field: before → after</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a change: its numbers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing had to be changed</source>
        <translation>es musste nichts geändert werden</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
</context>
<context>
    <name>ChangeWatch</name>
    <message>
        <source>The server does not answer.</source>
        <translation>Der Server antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>CheckCommand</name>
    <message>
        <source>The check takes no further words.</source>
        <translation>Die Prüfung erwartet keine weiteren Angaben.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were changed outside Roster.</source>
        <translation>
            <numerusform>%n Zeile wurde außerhalb von Roster geändert.</numerusform>
            <numerusform>%n Zeilen wurden außerhalb von Roster geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks for damage and contradictions in a database; changes nothing.</source>
        <translation>Sucht nach Schäden und Widersprüchen in einer Datenbank; ändert nichts.</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>What this database allows</source>
        <translation>Was diese Datenbank erlaubt</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>%1 wird betrachtet …</translation>
    </message>
    <message>
        <source>Keep a &amp;History…</source>
        <translation>Einen &amp;Verlauf führen …</translation>
    </message>
    <message>
        <source>Keep a history</source>
        <translation>Einen Verlauf führen</translation>
    </message>
    <message>
        <source>Not everything can be done in %1.</source>
        <translation>In %1 ist nicht alles möglich.</translation>
    </message>
    <message>
        <source>You may read and change everything in %1.</source>
        <translation>In %1 dürfen Sie alles lesen und ändern.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Try --help.</source>
        <translation>Hilfe gibt es mit --help.</translation>
    </message>
    <message>
        <source>--wait takes a number of seconds.</source>
        <translation>--wait erwartet eine Anzahl von Sekunden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form FIELD=VALUE.</source>
        <translation>„%1“ hat nicht die Form FELD=WERT.</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot; here.</source>
        <translation>Das Feld „%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>Print one JSON object.</source>
        <translation>Ein JSON-Objekt ausgeben.</translation>
    </message>
    <message>
        <source>Give a field a value; may be repeated.</source>
        <translation>Einem Feld einen Wert geben; wiederholbar.</translation>
    </message>
    <message>
        <source>FIELD=VALUE</source>
        <translation>FELD=WERT</translation>
    </message>
    <message>
        <source>The role of the memberships, &quot;member&quot; if not given.</source>
        <translation>Die Rolle der Mitgliedschaften; ohne Angabe „member“.</translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation>ROLLE</translation>
    </message>
    <message>
        <source>Let an organization lose its last owner.</source>
        <translation>Zulassen, dass eine Organisation den letzten Inhaber verliert.</translation>
    </message>
    <message>
        <source>The database: a file, or a postgresql:// address.</source>
        <translation>Die Datenbank: eine Datei oder eine Adresse mit postgresql://.</translation>
    </message>
    <message>
        <source>DB</source>
        <translation>DB</translation>
    </message>
    <message>
        <source>Who acts, for the history; the database&apos;s or system&apos;s user if not given.</source>
        <translation>Wer die Änderungen vornimmt, für den Verlauf; ohne Angabe der Benutzer der Datenbank oder des Systems.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>How long to wait for other writers.</source>
        <translation>Wie lange auf andere Schreibzugriffe gewartet wird.</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SEKUNDEN</translation>
    </message>
    <message>
        <source>Commands, each with --help:</source>
        <translation>Befehle, jeweils mit --help:</translation>
    </message>
    <message>
        <source>Name the database with --database.</source>
        <translation>Geben Sie die Datenbank mit --database an.</translation>
    </message>
    <message>
        <source>To do it all the same, add --force.</source>
        <translation>Um es trotzdem zu tun, fügen Sie --force hinzu.</translation>
    </message>
    <message>
        <source>%1 added, %2 updated, %3 removed, %4 unchanged.</source>
        <translation>%1 hinzugefügt, %2 geändert, %3 entfernt, %4 unverändert.</translation>
    </message>
    <message>
        <source>The table of the users, where another program made the database.</source>
        <translation>Die Tabelle der Benutzer, wenn ein anderes Programm die Datenbank angelegt hat.</translation>
    </message>
    <message>
        <source>TABLE</source>
        <translation>TABELLE</translation>
    </message>
    <message>
        <source>The table of the organizations.</source>
        <translation>Die Tabelle der Organisationen.</translation>
    </message>
    <message>
        <source>The table that joins them.</source>
        <translation>Die Tabelle, die beide verbindet.</translation>
    </message>
    <message>
        <source>FIELD=COLUMN</source>
        <translation>FELD=SPALTE</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form FIELD=COLUMN.</source>
        <translation>„%1“ hat nicht die Form FELD=SPALTE.</translation>
    </message>
    <message>
        <source>Which column means a field, such as name=full_name, or user.name=login for one table only; may be repeated.</source>
        <translation>Welche Spalte für ein Feld steht, etwa name=full_name, oder user.name=login nur für eine Tabelle; mehrmals möglich.</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>The file can be opened (SQLite %1).</source>
        <translation>Die Datei lässt sich öffnen (SQLite %1).</translation>
    </message>
    <message>
        <source>Connected to PostgreSQL %1, database %2, as %3.</source>
        <translation>Verbunden mit PostgreSQL %1, Datenbank %2, als %3.</translation>
    </message>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>Die Verbindung ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>The connection is encrypted (%1).</source>
        <translation>Die Verbindung ist verschlüsselt (%1).</translation>
    </message>
    <message>
        <source>This server can only be read.</source>
        <translation>Auf diesem Server kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation>Mit einer Datenbank verbinden</translation>
    </message>
    <message>
        <source>&amp;Saved connections</source>
        <translation>&amp;Gespeicherte Verbindungen</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>Gespeicherte Verbindungen</translation>
    </message>
    <message>
        <source>Remove the saved connection</source>
        <translation>Die gespeicherte Verbindung entfernen</translation>
    </message>
    <message>
        <source>Kind of database</source>
        <translation>Art der Datenbank</translation>
    </message>
    <message>
        <source>PostgreSQL server</source>
        <translation>PostgreSQL-Server</translation>
    </message>
    <message>
        <source>SQLite file</source>
        <translation>SQLite-Datei</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>a name, to save this connection</source>
        <translation>ein Name, um diese Verbindung zu speichern</translation>
    </message>
    <message>
        <source>Databases (*.sqlite *.db)</source>
        <translation>Datenbanken (*.sqlite *.db)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation>Speichern &amp;als</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Die Verbindung testen</translation>
    </message>
    <message>
        <source>No keychain answers here: the password is asked for each time.</source>
        <translation>Hier antwortet kein Schlüsselbund: Das Passwort wird jedes Mal erfragt.</translation>
    </message>
    <message>
        <source>Stop the &amp;test</source>
        <translation>&amp;Test abbrechen</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbinden mit %1 …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the saved connection “%1”?</source>
        <translation>Die gespeicherte Verbindung „%1“ entfernen?</translation>
    </message>
    <message>
        <source>The database itself stays as it is.</source>
        <translation>Die Datenbank selbst bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Replace the saved connection “%1”?</source>
        <translation>Die gespeicherte Verbindung „%1“ ersetzen?</translation>
    </message>
    <message>
        <source>Until now it is: %1
From now on: %2</source>
        <comment>addresses</comment>
        <translation>Bisher: %1
Von nun an: %2</translation>
    </message>
    <message>
        <source>Replace and connect</source>
        <translation>Ersetzen und verbinden</translation>
    </message>
    <message>
        <source>Choose a file to go on.</source>
        <translation>Wählen Sie eine Datei, um fortzufahren.</translation>
    </message>
    <message>
        <source>Give a database, a user, a service or an address to go on.</source>
        <translation>Geben Sie eine Datenbank, einen Benutzer, einen Dienst oder eine Adresse an, um fortzufahren.</translation>
    </message>
</context>
<context>
    <name>ConnectFailure</name>
    <message>
        <source>No PostgreSQL server answers for %1. Check host and port, and whether it runs.</source>
        <translation>Für %1 antwortet kein PostgreSQL-Server. Prüfen Sie Host und Port, und ob er läuft.</translation>
    </message>
    <message>
        <source>There is no way to the server of %1. Check the network, or the VPN.</source>
        <translation>Zum Server von %1 führt kein Weg. Prüfen Sie das Netz oder das VPN.</translation>
    </message>
    <message>
        <source>The server of %1 does not answer. Check host, port and the network; a firewall may keep the way closed.</source>
        <translation>Der Server von %1 antwortet nicht. Prüfen Sie Host, Port und Netz; vielleicht versperrt eine Firewall den Weg.</translation>
    </message>
    <message>
        <source>What answers for %1 is no PostgreSQL server. Check host and port.</source>
        <translation>Was für %1 antwortet, ist kein PostgreSQL-Server. Prüfen Sie Host und Port.</translation>
    </message>
    <message>
        <source>The server of %1 has as many connections as it can. Try again later.</source>
        <translation>Der Server von %1 hat so viele Verbindungen, wie er haben kann. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The server of %1 is just starting or stopping. Try again in a moment.</source>
        <translation>Der Server von %1 startet oder endet gerade. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>No server of %1 can be written to at present. Try again later.</source>
        <translation>Auf keinem Server von %1 kann derzeit geschrieben werden. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 needs a password.</source>
        <translation>%1 verlangt ein Passwort.</translation>
    </message>
    <message>
        <source>User or password is wrong for %1. Type the password again, and check the user.</source>
        <translation>Benutzer oder Passwort ist falsch für %1. Geben Sie das Passwort noch einmal ein, und prüfen Sie den Benutzer.</translation>
    </message>
    <message>
        <source>The server of %1 does not know this user. Check the user&apos;s name.</source>
        <translation>Der Server von %1 kennt diesen Benutzer nicht. Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>There is no database %1. Check its name; small and capital letters count.</source>
        <translation>Eine Datenbank %1 gibt es nicht. Prüfen Sie den Namen; Groß- und Kleinschreibung zählen.</translation>
    </message>
    <message>
        <source>This user may not connect to %1. The server&apos;s administrator can permit it.</source>
        <translation>Dieser Benutzer darf sich nicht mit %1 verbinden. Wer den Server verwaltet, kann es erlauben.</translation>
    </message>
    <message>
        <source>The server does not let this user in to %1 from this computer. Its administrator can permit it (pg_hba.conf).</source>
        <translation>Der Server lässt diesen Benutzer von diesem Computer aus nicht zu %1. Wer ihn verwaltet, kann es erlauben (pg_hba.conf).</translation>
    </message>
    <message>
        <source>Without a host, the server of %1 lets only the system&apos;s user of the same name in. Give the host, for instance localhost, to log in with a password.</source>
        <translation>Ohne Host lässt der Server von %1 nur den gleichnamigen Benutzer des Systems ein. Geben Sie den Host an, etwa localhost, um sich mit einem Passwort anzumelden.</translation>
    </message>
    <message>
        <source>The service of the address is not in pg_service.conf. Check its name.</source>
        <translation>Der Dienst der Adresse steht nicht in pg_service.conf. Prüfen Sie seinen Namen.</translation>
    </message>
    <message>
        <source>The server does not let this user in to %1 from this computer without encryption. Demand encryption; if that is no help, its administrator can permit it (pg_hba.conf).</source>
        <translation>Der Server lässt diesen Benutzer von diesem Computer aus unverschlüsselt nicht zu %1. Verlangen Sie Verschlüsselung; hilft das nicht, kann es erlauben, wer ihn verwaltet (pg_hba.conf).</translation>
    </message>
    <message>
        <source>The server of %1 does not encrypt, but encryption is demanded. Have it switched on there, or demand none.</source>
        <translation>Der Server von %1 verschlüsselt nicht, aber Verschlüsselung ist verlangt. Lassen Sie sie dort einschalten, oder verlangen Sie keine.</translation>
    </message>
    <message>
        <source>The certificate of the server of %1 is not trusted. Give the root certificate that signed it.</source>
        <translation>Dem Zertifikat des Servers von %1 wird nicht vertraut. Geben Sie das Stammzertifikat an, das es beglaubigt.</translation>
    </message>
    <message>
        <source>The certificate of the server of %1 is for another host. Write the host as the certificate names it.</source>
        <translation>Das Zertifikat des Servers von %1 gilt für einen anderen Host. Schreiben Sie den Host so, wie das Zertifikat ihn nennt.</translation>
    </message>
    <message>
        <source>The root certificate to check the server of %1 with is missing. Give its file, or do not have the server checked.</source>
        <translation>Das Stammzertifikat, mit dem der Server von %1 geprüft wird, fehlt. Geben Sie seine Datei an, oder lassen Sie den Server nicht prüfen.</translation>
    </message>
    <message>
        <source>Your certificate for %1 is missing or not accepted. Check the files of certificate and key; only you may be able to read the key.</source>
        <translation>Ihr Zertifikat für %1 fehlt oder wird nicht angenommen. Prüfen Sie die Dateien von Zertifikat und Schlüssel; den Schlüssel dürfen nur Sie lesen können.</translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2.</source>
        <translation>Keine Verbindung zu %1: %2.</translation>
    </message>
    <message>
        <source>Nobody knows a computer called %1. Check how the host is written, and the network.</source>
        <translation>Ein Rechner namens %1 ist nicht bekannt. Prüfen Sie, wie er geschrieben wird, und das Netzwerk.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message>
        <source>The connection was lost while a change was being finished. Whether it was written is being found out…</source>
        <translation>Die Verbindung riss ab, während eine Änderung abgeschlossen wurde. Ob sie geschrieben ist, wird gerade festgestellt …</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>Why the database cannot be reached</source>
        <translation>Warum die Datenbank nicht erreichbar ist</translation>
    </message>
    <message>
        <source>When it is tried again</source>
        <translation>Wann es wieder versucht wird</translation>
    </message>
    <message>
        <source>A change that may or may not be written</source>
        <translation>Eine Änderung, die vielleicht geschrieben ist</translation>
    </message>
    <message>
        <source>Enter the password</source>
        <translation>Das Passwort eingeben</translation>
    </message>
    <message numerus="yes">
        <source>What is shown may be old; what you typed stays. Next try in %Ln s.</source>
        <translation>
            <numerusform>Was zu sehen ist, kann veraltet sein; was Sie eingegeben haben, bleibt. Nächster Versuch in %Ln s.</numerusform>
            <numerusform>Was zu sehen ist, kann veraltet sein; was Sie eingegeben haben, bleibt. Nächster Versuch in %Ln s.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is shown may be old; what you typed stays. Reconnecting…</source>
        <translation>Was zu sehen ist, kann veraltet sein; was Sie eingegeben haben, bleibt. Verbindung wird hergestellt …</translation>
    </message>
</context>
<context>
    <name>Consistency</name>
    <message>
        <source>The database file is damaged: %1.</source>
        <translation>Die Datenbankdatei ist beschädigt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n membership(s) name a user that does not exist.</source>
        <translation>
            <numerusform>%n Mitgliedschaft nennt einen Benutzer, den es nicht gibt.</numerusform>
            <numerusform>%n Mitgliedschaften nennen einen Benutzer, den es nicht gibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n membership(s) name an organization that does not exist.</source>
        <translation>
            <numerusform>%n Mitgliedschaft nennt eine Organisation, die es nicht gibt.</numerusform>
            <numerusform>%n Mitgliedschaften nennen eine Organisation, die es nicht gibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Several users have the e-mail %1.</source>
        <translation>Mehrere Benutzer haben die E-Mail-Adresse %1.</translation>
    </message>
    <message>
        <source>Several organizations have the slug %1.</source>
        <translation>Mehrere Organisationen haben den Kurznamen %1.</translation>
    </message>
    <message numerus="yes">
        <source>The search index does not match %n user(s), whom searches may miss. Mend it in the sqlite3 shell: %1;</source>
        <translation>
            <numerusform>Der Suchindex stimmt bei %n Benutzer nicht; Suchen finden ihn womöglich nicht. So beheben Sie es in der sqlite3-Shell: %1;</numerusform>
            <numerusform>Der Suchindex stimmt bei %n Benutzern nicht; Suchen finden sie womöglich nicht. So beheben Sie es in der sqlite3-Shell: %1;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search index does not match %n organization(s), which searches may miss. Mend it in the sqlite3 shell: %1;</source>
        <translation>
            <numerusform>Der Suchindex stimmt bei %n Organisation nicht; Suchen finden sie womöglich nicht. So beheben Sie es in der sqlite3-Shell: %1;</numerusform>
            <numerusform>Der Suchindex stimmt bei %n Organisationen nicht; Suchen finden sie womöglich nicht. So beheben Sie es in der sqlite3-Shell: %1;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the history belong to no change.</source>
        <translation>
            <numerusform>%n Zeile des Verlaufs gehört zu keiner Änderung.</numerusform>
            <numerusform>%n Zeilen des Verlaufs gehören zu keiner Änderung.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Search users</source>
        <translation>Benutzer suchen</translation>
    </message>
    <message>
        <source>Search organizations</source>
        <translation>Organisationen suchen</translation>
    </message>
    <message>
        <source>Copy from</source>
        <translation>Kopieren von</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Copy memberships</source>
        <translation>Mitgliedschaften kopieren</translation>
    </message>
    <message>
        <source>Copy memberships to %1</source>
        <translation>Mitgliedschaften kopieren auf %1</translation>
    </message>
    <message>
        <source>Choose the user whose memberships are to be copied.</source>
        <translation>Wählen Sie den Benutzer, dessen Mitgliedschaften kopiert werden sollen.</translation>
    </message>
    <message>
        <source>Choose the organization whose members are to be copied.</source>
        <translation>Wählen Sie die Organisation, deren Mitglieder kopiert werden sollen.</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Auf %1</translation>
    </message>
    <message>
        <source>&amp;Add what is missing</source>
        <translation>Fehlende &amp;hinzufügen</translation>
    </message>
    <message>
        <source>What is there already stays as it is.</source>
        <translation>Was schon da ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>&amp;Make equal</source>
        <translation>&amp;Angleichen</translation>
    </message>
    <message>
        <source>Adds, removes, and gives the same roles and permissions.</source>
        <translation>Fügt hinzu, entfernt und gibt dieselben Rollen und Berechtigungen.</translation>
    </message>
    <message>
        <source>&amp;Subtract</source>
        <translation>A&amp;bziehen</translation>
    </message>
    <message>
        <source>Removes from the organizations that the chosen user is in.</source>
        <translation>Entfernt aus den Organisationen, in denen der gewählte Benutzer ist.</translation>
    </message>
    <message>
        <source>Removes the users that the chosen organization has.</source>
        <translation>Entfernt die Benutzer, die die gewählte Organisation hat.</translation>
    </message>
    <message>
        <source>Nothing has to be changed.</source>
        <translation>Es muss nichts geändert werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to add</source>
        <translation>
            <numerusform>%Ln hinzuzufügen</numerusform>
            <numerusform>%Ln hinzuzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to remove</source>
        <translation>
            <numerusform>%Ln zu entfernen</numerusform>
            <numerusform>%Ln zu entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to change</source>
        <translation>
            <numerusform>%Ln zu ändern</numerusform>
            <numerusform>%Ln zu ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1: %2.</source>
        <translation>Von %1: %2.</translation>
    </message>
    <message>
        <source>The first %L1 are listed.</source>
        <translation>Die ersten %L1 sind aufgeführt.</translation>
    </message>
    <message>
        <source>Copied memberships from %1 to %2</source>
        <translation>Mitgliedschaften von %1 auf %2 kopiert</translation>
    </message>
    <message>
        <source>Made %2 equal to %1</source>
        <translation>%2 an %1 angeglichen</translation>
    </message>
    <message>
        <source>Subtracted the memberships of %1 from %2</source>
        <translation>Die Mitgliedschaften von %1 bei %2 abgezogen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Make equal</source>
        <translation>Angleichen</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
</context>
<context>
    <name>CreateCommand</name>
    <message>
        <source>Say user or organization.</source>
        <translation>Geben Sie user oder organization an.</translation>
    </message>
    <message>
        <source>Give it at least --set %1=….</source>
        <translation>Geben Sie mindestens --set %1=… an.</translation>
    </message>
    <message>
        <source>Create user %1</source>
        <translation>Benutzer %1 anlegen</translation>
    </message>
    <message>
        <source>Create organization %1</source>
        <translation>Organisation %1 anlegen</translation>
    </message>
    <message>
        <source>Creates a user or an organization and prints its id.</source>
        <translation>Legt einen Benutzer oder eine Organisation an und gibt die ID aus.</translation>
    </message>
</context>
<context>
    <name>CsvReader</name>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is not a text file. Save it as CSV first.</source>
        <translation>Die Datei ist keine Textdatei. Speichern Sie sie zuerst als CSV.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The text encoding is not known.</source>
        <translation>Die Textkodierung ist nicht bekannt.</translation>
    </message>
    <message>
        <source>contains bytes that are not text in the file&apos;s encoding</source>
        <translation>enthält Bytes, die in der Kodierung der Datei kein Text sind</translation>
    </message>
    <message>
        <source>a quotation mark is never closed</source>
        <translation>ein Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>text follows a closing quotation mark</source>
        <translation>auf ein schließendes Anführungszeichen folgt Text</translation>
    </message>
    <message>
        <source>the row is longer than 16 MiB</source>
        <translation>die Zeile ist länger als 16 MiB</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>It has %1 and %2: &quot;roster schema plan&quot; shows how it would join them, and &quot;roster schema migrate&quot; does it.</source>
        <translation>Sie hat %1 und %2: „roster schema plan“ zeigt, wie beide verbunden würden, und „roster schema migrate“ tut es.</translation>
    </message>
</context>
<context>
    <name>DatabaseAddress</name>
    <message>
        <source>No database is named: give a file or a postgresql:// address.</source>
        <translation>Keine Datenbank angegeben: Nennen Sie eine Datei oder eine Adresse mit postgresql://.</translation>
    </message>
    <message>
        <source>The PostgreSQL address cannot be understood. Write it as postgresql://user@host/database.</source>
        <translation>Die PostgreSQL-Adresse ist nicht verständlich. Schreiben Sie sie wie postgresql://user@host/database.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>%1, as %2</source>
        <comment>database, user</comment>
        <translation>%1, als %2</translation>
    </message>
</context>
<context>
    <name>DatabaseRemarks</name>
    <message>
        <source>Nothing can be changed: the database is read-only for you.</source>
        <translation>Nichts kann geändert werden: Die Datenbank ist für Sie schreibgeschützt.</translation>
    </message>
    <message>
        <source>The table %1 has row-level security: you see, count and change only the rows that it lets you.</source>
        <translation>Die Tabelle %1 ist zeilenweise geschützt: Sie sehen, zählen und ändern nur die Zeilen, die sie Ihnen zugesteht.</translation>
    </message>
    <message>
        <source>The table %1 has triggers, which may change or refuse what is written: %2.</source>
        <translation>Die Tabelle %1 hat Trigger, die ändern oder ablehnen können, was geschrieben wird: %2.</translation>
    </message>
    <message>
        <source>You may only read the table %1.</source>
        <translation>Die Tabelle %1 dürfen Sie nur lesen.</translation>
    </message>
    <message>
        <source>You may not add rows to the table %1.</source>
        <translation>Der Tabelle %1 dürfen Sie keine Zeilen hinzufügen.</translation>
    </message>
    <message>
        <source>You may not change rows of the table %1.</source>
        <translation>In der Tabelle %1 dürfen Sie keine Zeilen ändern.</translation>
    </message>
    <message>
        <source>You may not remove rows from the table %1.</source>
        <translation>Aus der Tabelle %1 dürfen Sie keine Zeilen entfernen.</translation>
    </message>
    <message>
        <source>When a row of %1 is removed, the database removes the rows of %2 that refer to it as well; neither undo nor the history brings those back.</source>
        <translation>Wird eine Zeile aus %1 entfernt, entfernt die Datenbank auch die Zeilen aus %2, die sich auf sie beziehen; diese bringt weder Rückgängigmachen noch der Verlauf zurück.</translation>
    </message>
    <message>
        <source>When a row of %1 is removed, the rows of %2 that refer to it stay and lose the reference.</source>
        <translation>Wird eine Zeile aus %1 entfernt, bleiben die Zeilen aus %2, die sich auf sie beziehen, und verlieren den Bezug.</translation>
    </message>
    <message>
        <source>A row of %1 cannot be removed while one of %2 refers to it.</source>
        <translation>Eine Zeile aus %1 kann nicht entfernt werden, solange sich eine aus %2 auf sie bezieht.</translation>
    </message>
    <message>
        <source>When another program removes a user, the database removes the user&apos;s memberships as well.</source>
        <translation>Entfernt ein anderes Programm einen Benutzer, entfernt die Datenbank auch dessen Mitgliedschaften.</translation>
    </message>
    <message>
        <source>When another program removes an organization, the database removes its memberships as well.</source>
        <translation>Entfernt ein anderes Programm eine Organisation, entfernt die Datenbank auch deren Mitgliedschaften.</translation>
    </message>
    <message>
        <source>A new row of %1 needs more than Roster has words for: %2.</source>
        <translation>Eine neue Zeile in %1 braucht mehr, als Roster kennt: %2.</translation>
    </message>
    <message>
        <source>You may not write to Roster&apos;s history (roster_changes), and nothing is changed without it.</source>
        <translation>In den Verlauf von Roster (roster_changes) dürfen Sie nicht schreiben, und ohne ihn wird nichts geändert.</translation>
    </message>
    <message>
        <source>The administrator of the database can allow it: %1</source>
        <translation>Erlauben kann es, wer die Datenbank verwaltet: %1</translation>
    </message>
    <message>
        <source>Of the table %1 you may not change these columns: %2.</source>
        <translation>In der Tabelle %1 dürfen Sie diese Spalten nicht ändern: %2.</translation>
    </message>
    <message>
        <source>In new rows of the table %1 you may not fill in these columns: %2.</source>
        <translation>In neuen Zeilen der Tabelle %1 dürfen Sie diese Spalten nicht ausfüllen: %2.</translation>
    </message>
    <message>
        <source>There are no history tables: what you change is not recorded, and can be undone in the window only, until it is closed.</source>
        <translation>Es gibt keine Verlaufstabellen: Was Sie ändern, wird nicht aufgezeichnet und kann nur im Fenster rückgängig gemacht werden, bis es geschlossen wird.</translation>
    </message>
</context>
<context>
    <name>DeleteCommand</name>
    <message numerus="yes">
        <source>Nothing was deleted: %n membership(s) go with %1. To delete it all the same, add --force.</source>
        <translation>
            <numerusform>Nichts wurde gelöscht: Mit %1 geht %n Mitgliedschaft. Um trotzdem zu löschen, geben Sie --force an.</numerusform>
            <numerusform>Nichts wurde gelöscht: Mit %1 gehen %n Mitgliedschaften. Um trotzdem zu löschen, geben Sie --force an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say user or organization, and the keys of those to delete.</source>
        <translation>Sagen Sie user oder organization und die Schlüssel derer, die gelöscht werden sollen.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Deletes users or organizations; with --force their memberships as well.</source>
        <translation>Löscht Benutzer oder Organisationen, mit --force samt ihren Mitgliedschaften.</translation>
    </message>
</context>
<context>
    <name>Dialect</name>
    <message>
        <source>The numbers that the database gives to new rows of %1 are all taken: its sequence is behind. Its administrator can set it right with setval().</source>
        <translation>Die Nummern, die die Datenbank neuen Zeilen von %1 gibt, sind alle vergeben: ihre Sequenz hinkt hinterher. Wer die Datenbank verwaltet, kann das mit setval() richten.</translation>
    </message>
</context>
<context>
    <name>DraftDelegate</name>
    <message>
        <source>%1 (was %2)</source>
        <comment>new value, old value</comment>
        <translation>%1 (war %2)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message>
        <source>Say memberships, users or organizations.</source>
        <translation>Geben Sie memberships, users oder organizations an.</translation>
    </message>
    <message>
        <source>Name the file with --output.</source>
        <translation>Geben Sie die Datei mit --output an.</translation>
    </message>
    <message>
        <source>--delimiter is one of , ; | and &quot;tab&quot;.</source>
        <translation>--delimiter ist eines von , ; | und „tab“.</translation>
    </message>
    <message>
        <source>Standard output cannot be written: %1.</source>
        <translation>Die Standardausgabe kann nicht geschrieben werden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) exported.</source>
        <translation>
            <numerusform>%n Zeile exportiert.</numerusform>
            <numerusform>%n Zeilen exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Writes memberships, users or organizations as CSV that imports again unchanged.</source>
        <translation>Schreibt Mitgliedschaften, Benutzer oder Organisationen als CSV, das sich unverändert wieder importieren lässt.</translation>
    </message>
    <message>
        <source>Only rows that contain this text.</source>
        <translation>Nur Zeilen, die diesen Text enthalten.</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>The character between cells: , ; | or &quot;tab&quot;.</source>
        <translation>Das Zeichen zwischen den Zellen: , ; | oder „tab“.</translation>
    </message>
    <message>
        <source>C</source>
        <translation>ZEICHEN</translation>
    </message>
    <message>
        <source>Begin with a byte order mark, by which spreadsheets know UTF-8.</source>
        <translation>Mit einer Bytereihenfolge-Marke beginnen, an der Tabellenkalkulationen UTF-8 erkennen.</translation>
    </message>
    <message>
        <source>The file to write, or - for standard output.</source>
        <translation>Die Datei, die geschrieben wird, oder - für die Standardausgabe.</translation>
    </message>
    <message>
        <source>FILE|-</source>
        <translation>DATEI|-</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV exportieren</translation>
    </message>
    <message>
        <source>All users are exported.</source>
        <translation>Alle Benutzer werden exportiert.</translation>
    </message>
    <message>
        <source>The users found for “%1” are exported.</source>
        <translation>Die für „%1“ gefundenen Benutzer werden exportiert.</translation>
    </message>
    <message>
        <source>All organizations are exported.</source>
        <translation>Alle Organisationen werden exportiert.</translation>
    </message>
    <message>
        <source>The organizations found for “%1” are exported.</source>
        <translation>Die für „%1“ gefundenen Organisationen werden exportiert.</translation>
    </message>
    <message>
        <source>All memberships are exported.</source>
        <translation>Alle Mitgliedschaften werden exportiert.</translation>
    </message>
    <message>
        <source>The memberships found for “%1” are exported.</source>
        <translation>Die für „%1“ gefundenen Mitgliedschaften werden exportiert.</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Senkrechter Strich</translation>
    </message>
    <message>
        <source>&amp;Mark as UTF-8, for spreadsheets</source>
        <translation>Als &amp;UTF-8 kennzeichnen, für Tabellenkalkulationen</translation>
    </message>
    <message>
        <source>Mark as UTF-8, for spreadsheets</source>
        <translation>Als UTF-8 kennzeichnen, für Tabellenkalkulationen</translation>
    </message>
    <message>
        <source>Begins the file with a byte order mark.</source>
        <translation>Beginnt die Datei mit einer Bytereihenfolge-Marke.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>&amp;Separator:</source>
        <translation>&amp;Trennzeichen:</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>CSV-Dateien (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Replace %1?</source>
        <translation>%1 ersetzen?</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Es gibt schon eine Datei mit diesem Namen.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>Abgebrochen. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>What fits the filter is exported.</source>
        <translation>Was dem Filter entspricht, wird exportiert.</translation>
    </message>
    <message>
        <source>What was found for “%1” and fits the filter is exported.</source>
        <translation>Was für „%1“ gefunden wurde und dem Filter entspricht, wird exportiert.</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>The export cannot be written: %1.</source>
        <translation>Der Export kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Take theirs</source>
        <translation>Fremdes übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meines behalten</translation>
    </message>
    <message>
        <source>Take theirs: %1</source>
        <translation>Fremdes übernehmen: %1</translation>
    </message>
    <message>
        <source>Keep mine: %1</source>
        <translation>Meines behalten: %1</translation>
    </message>
    <message>
        <source>Somebody else has emptied this meanwhile.</source>
        <translation>Jemand anders hat dies inzwischen geleert.</translation>
    </message>
    <message>
        <source>Somebody else has made it “%1” meanwhile.</source>
        <translation>Jemand anders hat inzwischen „%1“ daraus gemacht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, what happened to it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FieldTitles</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>Benutzer-ID</translation>
    </message>
    <message>
        <source>Organization ID</source>
        <translation>Organisations-ID</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Beigetreten</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation>
            <numerusform>%Ln Organisation</numerusform>
            <numerusform>%Ln Organisationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s)</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft</numerusform>
            <numerusform>%Ln Mitgliedschaften</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>35 organizations, 5 selected</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>at least so many</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Nothing fits the filter.</source>
        <translation>Nichts entspricht dem Filter.</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>Nichts gefunden für „%1“.</translation>
    </message>
    <message>
        <source>Nothing found for “%1” that fits the filter.</source>
        <translation>Nichts für „%1“ gefunden, das dem Filter entspricht.</translation>
    </message>
    <message>
        <source>Sorting %1…</source>
        <comment>35 users</comment>
        <translation>%1 werden sortiert …</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>35 users</comment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Not read: no connection</source>
        <translation>Nicht gelesen: keine Verbindung</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Not read: no connection. It is read as soon as the database can be reached again.</source>
        <translation>Nicht gelesen: keine Verbindung. Es wird gelesen, sobald die Datenbank wieder erreichbar ist.</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>Wird sortiert …</translation>
    </message>
</context>
<context>
    <name>FieldValue</name>
    <message>
        <source>&quot;%1&quot; is no UUID.</source>
        <translation>„%1“ ist keine UUID.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date. Write it as 2024-03-31.</source>
        <translation>„%1“ ist kein Datum. Schreiben Sie es wie 2024-03-31.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>An e-mail address is needed.</source>
        <translation>Eine E-Mail-Adresse ist erforderlich.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no e-mail address.</source>
        <translation>„%1“ ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>A slug is needed: a short name without spaces.</source>
        <translation>Ein Kurzname ist erforderlich: ein kurzer Name ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>The slug &quot;%1&quot; contains spaces.</source>
        <translation>Der Kurzname „%1“ enthält Leerzeichen.</translation>
    </message>
    <message>
        <source>A role is needed.</source>
        <translation>Eine Rolle ist erforderlich.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of permissions. Separate words with commas.</source>
        <translation>„%1“ ist keine Liste von Berechtigungen. Trennen Sie die Wörter durch Kommas.</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei auswählen: %1</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the rows (%1)</source>
        <translation>Die Zeilen filtern (%1)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>When they joined</source>
        <translation>Wann sie beigetreten sind</translation>
    </message>
    <message>
        <source>Joined any time</source>
        <translation>Irgendwann beigetreten</translation>
    </message>
    <message>
        <source>Joined:</source>
        <translation>Beigetreten:</translation>
    </message>
    <message>
        <source>When it was changed last</source>
        <translation>Wann es zuletzt geändert wurde</translation>
    </message>
    <message>
        <source>Changed any time</source>
        <translation>Irgendwann geändert</translation>
    </message>
    <message>
        <source>Changed:</source>
        <translation>Geändert:</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Only memberships of this role; any other word can be typed</source>
        <translation>Nur Mitgliedschaften mit dieser Rolle; jedes andere Wort lässt sich eingeben</translation>
    </message>
    <message>
        <source>Any role</source>
        <translation>Jede Rolle</translation>
    </message>
    <message>
        <source>In no organization</source>
        <translation>In keiner Organisation</translation>
    </message>
    <message>
        <source>Without members</source>
        <translation>Ohne Mitglieder</translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Number of the row:</source>
        <translation>&amp;Nummer der Zeile:</translation>
    </message>
    <message>
        <source>&amp;Number of the row, or how the column “%1” begins:</source>
        <translation>&amp;Nummer der Zeile oder Anfang der Spalte „%1“:</translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Los</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Los</translation>
    </message>
    <message numerus="yes">
        <source>There are only %Ln row(s).</source>
        <translation>
            <numerusform>Es gibt nur %Ln Zeile.</numerusform>
            <numerusform>Es gibt nur %Ln Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type the number of a row.</source>
        <translation>Geben Sie die Nummer einer Zeile ein.</translation>
    </message>
</context>
<context>
    <name>HeaderMatcher</name>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>The history has no change %1.</source>
        <translation>Der Verlauf enthält keine Änderung %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln hinzugefügt</numerusform>
            <numerusform>%Ln hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln entfernt</numerusform>
            <numerusform>%Ln entfernt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCommand</name>
    <message>
        <source>The history takes no further words.</source>
        <translation>Der Verlauf erwartet keine weiteren Angaben.</translation>
    </message>
    <message>
        <source>Lists what was changed, newest first.</source>
        <translation>Listet Änderungen auf, die neuesten zuerst.</translation>
    </message>
    <message>
        <source>Only changes of this user and its memberships.</source>
        <translation>Nur Änderungen an diesem Benutzer und seinen Mitgliedschaften.</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>SCHLÜSSEL</translation>
    </message>
    <message>
        <source>Only changes of this organization and its memberships.</source>
        <translation>Nur Änderungen an dieser Organisation und ihren Mitgliedschaften.</translation>
    </message>
</context>
<context>
    <name>HistoryFilterBar</name>
    <message>
        <source>Search what was done or which file</source>
        <translation>Suchen, was geändert wurde oder welche Datei</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>Wer es war</translation>
    </message>
    <message>
        <source>Show the changes of all records again</source>
        <translation>Wieder alle Änderungen zeigen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Part of a name or e-mail; deleted users are found as well</source>
        <translation>Teil eines Namens oder einer E-Mail-Adresse; auch gelöschte Benutzer werden gefunden</translation>
    </message>
    <message>
        <source>Part of a name or slug; deleted organizations are found as well</source>
        <translation>Teil eines Namens oder Kurznamens; auch gelöschte Organisationen werden gefunden</translation>
    </message>
    <message>
        <source>How it was changed</source>
        <translation>Auf welche Weise geändert wurde</translation>
    </message>
    <message>
        <source>Any way</source>
        <translation>Jede Weise</translation>
    </message>
    <message>
        <source>When it was changed</source>
        <translation>Wann geändert wurde</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Nothing was changed by Roster yet.</source>
        <translation>Roster hat noch nichts geändert.</translation>
    </message>
    <message>
        <source>This database keeps no history of changes.</source>
        <translation>Diese Datenbank führt keinen Verlauf der Änderungen.</translation>
    </message>
    <message>
        <source>No change fits these filters.</source>
        <translation>Keine Änderung passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>This database keeps no history. What was changed since it was opened is shown, and can be undone until it is closed.</source>
        <translation>Diese Datenbank führt keinen Verlauf. Gezeigt wird, was seit dem Öffnen geändert wurde; bis zum Schließen kann es rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Nothing was changed since this database was opened.</source>
        <translation>Seit dem Öffnen dieser Datenbank wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>ImportColumnsPage</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>What the columns mean, and what happens to what is there already.</source>
        <translation>Was die Spalten bedeuten und was mit dem geschieht, was schon da ist.</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Erste Zeilen der Datei</translation>
    </message>
    <message>
        <source>Meaning of the columns</source>
        <translation>Bedeutung der Spalten</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>%1, for all rows</source>
        <comment>field</comment>
        <translation>%1, für alle Zeilen</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1, for all rows:</source>
        <comment>field</comment>
        <translation>%1, für alle Zeilen:</translation>
    </message>
    <message>
        <source>What happens to what is there already</source>
        <translation>Was mit dem geschieht, was schon da ist</translation>
    </message>
    <message>
        <source>Whose lists the file holds</source>
        <translation>Wessen Listen die Datei enthält</translation>
    </message>
    <message>
        <source>of each user in the file</source>
        <translation>jedes Benutzers in der Datei</translation>
    </message>
    <message>
        <source>of each organization in the file</source>
        <translation>jeder Organisation in der Datei</translation>
    </message>
    <message>
        <source>(choose)</source>
        <translation>(auswählen)</translation>
    </message>
    <message>
        <source>Several organizations in one cell</source>
        <translation>Mehrere Organisationen in einer Zelle</translation>
    </message>
    <message>
        <source>one organization</source>
        <translation>eine Organisation</translation>
    </message>
    <message>
        <source>several, separated by “%1”</source>
        <translation>mehrere, getrennt durch „%1“</translation>
    </message>
    <message>
        <source>What the choice means</source>
        <translation>Was die Auswahl bedeutet</translation>
    </message>
    <message>
        <source>What is &amp;there already:</source>
        <translation>Was schon &amp;da ist:</translation>
    </message>
    <message>
        <source>The file holds &amp;all:</source>
        <translation>Die Datei enthält &amp;alle:</translation>
    </message>
    <message>
        <source>A cell &amp;holds:</source>
        <translation>Eine &amp;Zelle enthält:</translation>
    </message>
    <message>
        <source>Say whose lists the file holds, each of them whole.</source>
        <translation>Geben Sie an, wessen Listen die Datei jeweils vollständig enthält.</translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message>
        <source>--%1 takes FIELD=…, not &quot;%2&quot;.</source>
        <translation>--%1 erwartet FELD=…, nicht „%2“.</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot; here. The fields are: %2.</source>
        <translation>Das Feld „%1“ gibt es hier nicht. Die Felder sind: %2.</translation>
    </message>
    <message>
        <source>The encoding &quot;%1&quot; is not known.</source>
        <translation>Die Kodierung „%1“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>--kind is one of memberships, users, organizations.</source>
        <translation>--kind ist memberships, users oder organizations.</translation>
    </message>
    <message>
        <source>The mode is one of %1.</source>
        <translation>Der Modus ist einer von %1.</translation>
    </message>
    <message>
        <source>--on-error is abort or skip.</source>
        <translation>--on-error ist abort oder skip.</translation>
    </message>
    <message>
        <source>--create takes users, organizations or both, for memberships.</source>
        <translation>--create erwartet users, organizations oder beides und gilt für Mitgliedschaften.</translation>
    </message>
    <message>
        <source>Standard input cannot be read: %1.</source>
        <translation>Die Standardeingabe kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read. Without --dry-run, this would happen:</source>
        <translation>
            <numerusform>%n Zeile gelesen. Ohne --dry-run würde Folgendes geschehen:</numerusform>
            <numerusform>%n Zeilen gelesen. Ohne --dry-run würde Folgendes geschehen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read.</source>
        <translation>
            <numerusform>%n Zeile gelesen.</numerusform>
            <numerusform>%n Zeilen gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>users created</source>
        <translation>Benutzer angelegt</translation>
    </message>
    <message>
        <source>organizations created</source>
        <translation>Organisationen angelegt</translation>
    </message>
    <message>
        <source>This is change %1 of the history.</source>
        <translation>Dies ist die Änderung %1 im Verlauf.</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; --report FILE writes all.</source>
        <translation>
            <numerusform>… und %n weitere; --report DATEI schreibt alle.</numerusform>
            <numerusform>… und %n weitere; --report DATEI schreibt alle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written, because %n row(s) were rejected. Repair them, or write the others with --on-error skip.</source>
        <translation>
            <numerusform>Es wurde nichts geschrieben, weil %n Zeile abgewiesen wurde. Korrigieren Sie sie oder schreiben Sie die übrigen mit --on-error skip.</numerusform>
            <numerusform>Es wurde nichts geschrieben, weil %n Zeilen abgewiesen wurden. Korrigieren Sie sie oder schreiben Sie die übrigen mit --on-error skip.</numerusform>
        </translation>
    </message>
    <message>
        <source>--report would overwrite the file that is imported. Name another one.</source>
        <translation>--report würde die importierte Datei überschreiben. Geben Sie eine andere an.</translation>
    </message>
    <message>
        <source>Say one file to import, or - for standard input.</source>
        <translation>Geben Sie eine zu importierende Datei an oder - für die Standardeingabe.</translation>
    </message>
    <message>
        <source>Imports memberships, users or organizations from a CSV file, in one transaction.</source>
        <translation>Importiert Mitgliedschaften, Benutzer oder Organisationen aus einer CSV-Datei, in einer Transaktion.</translation>
    </message>
    <message>
        <source>What the rows are: memberships, users or organizations.</source>
        <translation>Was die Zeilen sind: memberships, users oder organizations.</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>ART</translation>
    </message>
    <message>
        <source>What happens to present memberships: %1.</source>
        <translation>Was mit vorhandenen Mitgliedschaften geschieht: %1.</translation>
    </message>
    <message>
        <source>MODE</source>
        <translation>MODUS</translation>
    </message>
    <message>
        <source>FIELD=HEADER</source>
        <translation>FELD=ÜBERSCHRIFT</translation>
    </message>
    <message>
        <source>The value of a field where the file says nothing; may be repeated.</source>
        <translation>Der Wert eines Feldes, wo die Datei nichts angibt; wiederholbar.</translation>
    </message>
    <message>
        <source>FIELD=VALUE</source>
        <translation>FELD=WERT</translation>
    </message>
    <message>
        <source>The character between cells, or &quot;tab&quot;; found out if not given.</source>
        <translation>Das Zeichen zwischen den Zellen oder „tab“; ohne Angabe wird es ermittelt.</translation>
    </message>
    <message>
        <source>C</source>
        <translation>ZEICHEN</translation>
    </message>
    <message>
        <source>The encoding of the text; found out if not given.</source>
        <translation>Die Kodierung des Textes; ohne Angabe wird sie ermittelt.</translation>
    </message>
    <message>
        <source>ENCODING</source>
        <translation>KODIERUNG</translation>
    </message>
    <message>
        <source>Create what the file names and nobody knows: users,organizations.</source>
        <translation>Anlegen, was die Datei nennt und noch unbekannt ist: users,organizations.</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>WAS</translation>
    </message>
    <message>
        <source>What to do when rows are rejected: abort (nothing is written) or skip (the good rows are).</source>
        <translation>Was bei abgewiesenen Zeilen geschieht: abort (nichts wird geschrieben) oder skip (die gültigen Zeilen werden geschrieben).</translation>
    </message>
    <message>
        <source>abort|skip</source>
        <translation>abort|skip</translation>
    </message>
    <message>
        <source>Write nothing; tell what the good rows would do.</source>
        <translation>Nichts schreiben; nur angeben, was die gültigen Zeilen bewirken würden.</translation>
    </message>
    <message>
        <source>Write the rejected rows with their reasons as CSV.</source>
        <translation>Die abgewiesenen Zeilen mit ihren Gründen als CSV schreiben.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>--per is user or organization.</source>
        <translation>--per ist user oder organization.</translation>
    </message>
    <message>
        <source>Whose lists the file holds: user or organization. append_and_remove and direct_control remove from the owners in the file what it does not list for them.</source>
        <translation>Wessen Listen die Datei enthält: user (Benutzer) oder organization (Organisation). append_and_remove und direct_control entfernen bei denen, die in der Datei vorkommen, was sie dort nicht aufführt.</translation>
    </message>
    <message>
        <source>OWNER</source>
        <translation>SEITE</translation>
    </message>
    <message>
        <source>Take cells as Roster&apos;s own exports have them, without the apostrophe at the start; exports are known by their header without this.</source>
        <translation>Zellen so nehmen, wie Rosters eigene Exporte sie haben, ohne den Apostroph am Anfang; Exporte werden auch ohne diese Angabe an ihrer Kopfzeile erkannt.</translation>
    </message>
    <message>
        <source>Go on although more than a tenth of the memberships of the owners in the file go away.</source>
        <translation>Auch weitermachen, wenn mehr als ein Zehntel der Mitgliedschaften derer wegfällt, die in der Datei vorkommen.</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message numerus="yes">
        <source>%n membership(s) that would have been removed stay: rows about their owners, or rows that do not tell whom they are about, were rejected.</source>
        <translation>
            <numerusform>%n Mitgliedschaft, die entfernt worden wäre, bleibt: Abgewiesene Zeilen betreffen ihren Inhaber oder sagen nicht, wen sie betreffen.</numerusform>
            <numerusform>%n Mitgliedschaften, die entfernt worden wären, bleiben: Abgewiesene Zeilen betreffen ihre Inhaber oder sagen nicht, wen sie betreffen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the %2 memberships of the users in the file would be removed, more than a tenth. If that is right, say --yes.</source>
        <translation>%1 der %2 Mitgliedschaften der Benutzer in der Datei würden entfernt, mehr als ein Zehntel. Wenn das richtig ist, geben Sie --yes an.</translation>
    </message>
    <message>
        <source>%1 of the %2 memberships of the organizations in the file would be removed, more than a tenth. If that is right, say --yes.</source>
        <translation>%1 der %2 Mitgliedschaften der Organisationen in der Datei würden entfernt, mehr als ein Zehntel. Wenn das richtig ist, geben Sie --yes an.</translation>
    </message>
    <message>
        <source>Nothing was written: %1</source>
        <translation>Es wurde nichts geschrieben: %1</translation>
    </message>
    <message>
        <source>--%1 takes one character, or &quot;tab&quot;.</source>
        <translation>--%1 erwartet ein Zeichen oder „tab“.</translation>
    </message>
    <message>
        <source>--skip-lines takes a number of lines.</source>
        <translation>--skip-lines erwartet eine Anzahl von Zeilen.</translation>
    </message>
    <message>
        <source>--replace takes FIELD=OLD=NEW, not &quot;%1&quot;.</source>
        <translation>--replace erwartet FELD=ALT=NEU, nicht „%1“.</translation>
    </message>
    <message>
        <source>Which column holds a field, by its header or position; may be repeated.</source>
        <translation>Welche Spalte ein Feld enthält, nach ihrer Überschrift oder Position; auch mehrmals.</translation>
    </message>
    <message>
        <source>What to take instead of a value wherever a field has it; may be repeated.</source>
        <translation>Was statt eines Wertes genommen wird, wo immer ein Feld ihn hat; auch mehrmals.</translation>
    </message>
    <message>
        <source>FIELD=OLD=NEW</source>
        <translation>FELD=ALT=NEU</translation>
    </message>
    <message>
        <source>The character between several organizations in one cell; each is a membership.</source>
        <translation>Das Zeichen zwischen mehreren Organisationen in einer Zelle; jede ist eine Mitgliedschaft.</translation>
    </message>
    <message>
        <source>The first row is data as well: columns are named by position, --map user=1.</source>
        <translation>Auch die erste Zeile enthält Daten: Spalten werden nach ihrer Position benannt, --map user=1.</translation>
    </message>
    <message>
        <source>Lines that begin with this character are no rows.</source>
        <translation>Zeilen, die mit diesem Zeichen beginnen, werden übergangen.</translation>
    </message>
    <message>
        <source>How many lines stand above the table.</source>
        <translation>Wie viele Zeilen über der Tabelle stehen.</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
</context>
<context>
    <name>ImportContent</name>
    <message>
        <source>This database has no column for this: %1.</source>
        <translation>Diese Datenbank hat hierfür keine Spalte: %1.</translation>
    </message>
</context>
<context>
    <name>ImportDrop</name>
    <message>
        <source>Only one file at a time can be imported.</source>
        <translation>Es kann nur eine Datei auf einmal importiert werden.</translation>
    </message>
    <message>
        <source>%1 is not on this computer. Save it as a file first.</source>
        <translation>%1 liegt nicht auf diesem Rechner. Speichern Sie die Datei zuerst.</translation>
    </message>
    <message>
        <source>%1 is neither text nor CSV and cannot be imported.</source>
        <translation>%1 ist weder Text noch CSV und kann nicht importiert werden.</translation>
    </message>
    <message>
        <source>%1 is a folder. Drop a CSV file.</source>
        <translation>%1 ist ein Ordner. Legen Sie eine CSV-Datei ab.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>ImportField</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Beigetreten</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
</context>
<context>
    <name>ImportFilePage</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Which file, what it holds, and how it is written.</source>
        <translation>Welche Datei, was sie enthält und wie sie geschrieben ist.</translation>
    </message>
    <message>
        <source>A CSV file</source>
        <translation>Eine CSV-Datei</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>Mitgliedschaften</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Erste Zeilen der Datei</translation>
    </message>
    <message>
        <source>Choose a CSV file, or drop one here.</source>
        <translation>Wählen Sie eine CSV-Datei aus oder ziehen Sie eine hierher.</translation>
    </message>
    <message>
        <source>Format of the file</source>
        <translation>Format der Datei</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie erkannt</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Senkrechter Strich</translation>
    </message>
    <message>
        <source>The first &amp;row names the columns</source>
        <translation>Die e&amp;rste Zeile benennt die Spalten</translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation>Die erste Zeile benennt die Spalten</translation>
    </message>
    <message>
        <source>Lines to skip at the start</source>
        <translation>Zu überspringende Zeilen am Anfang</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>It &amp;holds:</source>
        <translation>I&amp;nhalt:</translation>
    </message>
    <message>
        <source>&amp;Encoding:</source>
        <translation>&amp;Kodierung:</translation>
    </message>
    <message>
        <source>&amp;Separator:</source>
        <translation>&amp;Trennzeichen:</translation>
    </message>
    <message>
        <source>&amp;Lines to skip:</source>
        <translation>Zeilen über&amp;springen:</translation>
    </message>
    <message>
        <source>Choose a CSV file</source>
        <translation>CSV-Datei auswählen</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>CSV-Dateien (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>What lines that are comments begin with</source>
        <translation>Womit Kommentarzeilen beginnen</translation>
    </message>
    <message>
        <source>(no comments)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>Co&amp;mments begin with:</source>
        <translation>Ko&amp;mmentare beginnen mit:</translation>
    </message>
</context>
<context>
    <name>ImportJob</name>
    <message>
        <source>Import %1</source>
        <translation>Import von %1</translation>
    </message>
</context>
<context>
    <name>ImportOperation</name>
    <message>
        <source>&quot;%1&quot; is no operation. Write add, update or remove.</source>
        <translation>„%1“ ist kein Vorgang. Schreiben Sie add, update oder remove.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not go with the mode %2, which adds nothing.</source>
        <translation>„%1“ passt nicht zum Modus %2, der nichts hinzufügt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not go with the mode %2, which updates nothing.</source>
        <translation>„%1“ passt nicht zum Modus %2, der nichts aktualisiert.</translation>
    </message>
</context>
<context>
    <name>ImportOptions</name>
    <message>
        <source>The mode %1 is for memberships: an import never removes users or organizations. Use append or append_and_update.</source>
        <translation>Der Modus %1 ist für Mitgliedschaften: Ein Import entfernt nie Benutzer oder Organisationen. Nehmen Sie append oder append_and_update.</translation>
    </message>
    <message>
        <source>The mode %1 removes what the file does not list, so say whose lists it holds: --per user or --per organization.</source>
        <translation>Der Modus %1 entfernt, was die Datei nicht aufführt. Geben Sie daher an, wessen Listen sie enthält: --per user oder --per organization.</translation>
    </message>
    <message>
        <source>The mode %1 creates nothing: leave --create away.</source>
        <translation>Der Modus %1 legt nichts an: Lassen Sie --create weg.</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>No column, or more than one, has the header &quot;%1&quot;. The headers are: %2.</source>
        <translation>Keine oder mehr als eine Spalte hat die Überschrift „%1“. Die Überschriften sind: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>No column of the file is known to hold this: %1. Say which one does.</source>
        <translation>Von keiner Spalte der Datei ist bekannt, dass sie dies enthält: %1. Geben Sie an, welche es ist.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>%1: the header in line %2 cannot be understood: %3.</source>
        <translation>%1: Die Kopfzeile in Zeile %2 ist nicht zu verstehen: %3.</translation>
    </message>
</context>
<context>
    <name>ImportPreviewPage</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>What the import would do. Nothing is written yet.</source>
        <translation>Was der Import tun würde. Noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>What would happen</source>
        <translation>Was geschehen würde</translation>
    </message>
    <message>
        <source>What would happen, in numbers</source>
        <translation>Was geschehen würde, in Zahlen</translation>
    </message>
    <message>
        <source>Rows of what is chosen</source>
        <translation>Zeilen zur gewählten Zahl</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Abgewiesene Zeilen</translation>
    </message>
    <message>
        <source>Create unknown &amp;users</source>
        <translation>Unbekannte &amp;Benutzer anlegen</translation>
    </message>
    <message>
        <source>Create unknown users</source>
        <translation>Unbekannte Benutzer anlegen</translation>
    </message>
    <message>
        <source>Create unknown &amp;organizations</source>
        <translation>Unbekannte &amp;Organisationen anlegen</translation>
    </message>
    <message>
        <source>Create unknown organizations</source>
        <translation>Unbekannte Organisationen anlegen</translation>
    </message>
    <message>
        <source>S&amp;kip rows that are rejected and import the others</source>
        <translation>Abgewiesene Zeilen &amp;überspringen und die anderen importieren</translation>
    </message>
    <message>
        <source>Skip rows that are rejected and import the others</source>
        <translation>Abgewiesene Zeilen überspringen und die übrigen importieren</translation>
    </message>
    <message>
        <source>So many memberships may be removed</source>
        <translation>So viele Mitgliedschaften dürfen entfernt werden</translation>
    </message>
    <message>
        <source>Sa&amp;ve Rejected Rows…</source>
        <translation>Abgewiesene Zeilen s&amp;peichern…</translation>
    </message>
    <message>
        <source>Save the rejected rows as a CSV file, to be repaired</source>
        <translation>Die abgewiesenen Zeilen als CSV-Datei speichern, um sie zu berichtigen</translation>
    </message>
    <message>
        <source>Use Su&amp;ggestions</source>
        <translation>&amp;Vorschläge übernehmen</translation>
    </message>
    <message>
        <source>Take what is suggested for the selected rows, or else for all, wherever the file says the same</source>
        <translation>Übernimmt die Vorschläge der ausgewählten Zeilen, sonst aller, überall wo die Datei dasselbe sagt</translation>
    </message>
    <message>
        <source>Users to create</source>
        <translation>Neue Benutzer</translation>
    </message>
    <message>
        <source>Organizations to create</source>
        <translation>Neue Organisationen</translation>
    </message>
    <message>
        <source>To add</source>
        <translation>Hinzuzufügen</translation>
    </message>
    <message>
        <source>To update</source>
        <translation>Zu ändern</translation>
    </message>
    <message>
        <source>To remove</source>
        <translation>Zu entfernen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message numerus="yes">
        <source>Yes, %Ln membership(s) shall go: more than a tenth of those that the file is about.</source>
        <translation>
            <numerusform>Ja, %Ln Mitgliedschaft soll entfernt werden: mehr als ein Zehntel derer, um die es in der Datei geht.</numerusform>
            <numerusform>Ja, %Ln Mitgliedschaften sollen entfernt werden: mehr als ein Zehntel derer, um die es in der Datei geht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message>
        <source>Rows of which nothing is written</source>
        <translation>Zeilen, von denen nichts geschrieben wird</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Wiederholt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) replaced wherever the file has them.</source>
        <translation>
            <numerusform>%Ln Wert überall ersetzt, wo die Datei ihn enthält.</numerusform>
            <numerusform>%Ln Werte überall ersetzt, wo die Datei sie enthält.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
</context>
<context>
    <name>ImportProgressBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>ImportRejection</name>
    <message>
        <source>unknown user &quot;%1&quot;</source>
        <translation>unbekannter Benutzer „%1“</translation>
    </message>
    <message>
        <source>unknown organization &quot;%1&quot;</source>
        <translation>unbekannte Organisation „%1“</translation>
    </message>
    <message>
        <source>several users are called &quot;%1&quot;; name one by e-mail</source>
        <translation>mehrere Benutzer heißen „%1“; geben Sie die E-Mail-Adresse an</translation>
    </message>
    <message>
        <source>several organizations are called &quot;%1&quot;; name one by slug</source>
        <translation>mehrere Organisationen heißen „%1“; geben Sie den Kurznamen an</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>another record has %1 already</source>
        <translation>ein anderer Datensatz hat bereits %1</translation>
    </message>
    <message>
        <source>repeats line %1 with other values</source>
        <translation>wiederholt Zeile %1 mit anderen Werten</translation>
    </message>
    <message numerus="yes">
        <source>too few cells: the header has %n column(s)</source>
        <translation>
            <numerusform>zu wenige Zellen: Die Kopfzeile hat %n Spalte</numerusform>
            <numerusform>zu wenige Zellen: Die Kopfzeile hat %n Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>too many cells: the header has %n column(s)</source>
        <translation>
            <numerusform>zu viele Zellen: Die Kopfzeile hat %n Spalte</numerusform>
            <numerusform>zu viele Zellen: Die Kopfzeile hat %n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1: did you mean %2?</source>
        <translation>%1: Meinten Sie %2?</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
</context>
<context>
    <name>ImportResultPage</name>
    <message>
        <source>Show in &amp;History</source>
        <translation>Im &amp;Verlauf zeigen</translation>
    </message>
    <message>
        <source>Sa&amp;ve Rejected Rows…</source>
        <translation>Abgewiesene Zeilen s&amp;peichern…</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Show the import in the history</source>
        <translation>Den Import im Verlauf zeigen</translation>
    </message>
    <message>
        <source>Save the rejected rows as a CSV file, to be repaired</source>
        <translation>Die abgewiesenen Zeilen als CSV-Datei speichern, um sie zu berichtigen</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>Import von %1</translation>
    </message>
    <message>
        <source>Importing. The window can be used meanwhile.</source>
        <translation>Der Import läuft. Das Fenster kann inzwischen benutzt werden.</translation>
    </message>
    <message>
        <source>This is change %1 of the history.</source>
        <translation>Dies ist die Änderung %1 im Verlauf.</translation>
    </message>
    <message>
        <source>Nothing is changed before all of it is written.</source>
        <translation>Nichts ist geändert, bevor alles geschrieben ist.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig machen…</translation>
    </message>
    <message>
        <source>Look at what undoing this import would do</source>
        <translation>Ansehen, was das Rückgängigmachen dieses Imports bewirken würde</translation>
    </message>
    <message>
        <source>One change in the history, which can be undone as a whole.</source>
        <translation>Eine Änderung im Verlauf, die als Ganzes rückgängig gemacht werden kann.</translation>
    </message>
    <message>
        <source>One change, which can be undone as a whole until the database is closed.</source>
        <translation>Eine Änderung, die als Ganzes rückgängig gemacht werden kann, bis die Datenbank geschlossen wird.</translation>
    </message>
    <message>
        <source>Everything is written.</source>
        <translation>Alles ist geschrieben.</translation>
    </message>
</context>
<context>
    <name>ImportTexts</name>
    <message>
        <source>separated by commas</source>
        <translation>durch Kommas getrennt</translation>
    </message>
    <message>
        <source>separated by semicolons</source>
        <translation>durch Semikolons getrennt</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>separated by “%1”</source>
        <translation>durch „%1“ getrennt</translation>
    </message>
    <message>
        <source>Reading %1 of %2</source>
        <translation>%1 von %2 gelesen</translation>
    </message>
    <message>
        <source>Looking up %1 of %2</source>
        <translation>%1 von %2 nachgeschlagen</translation>
    </message>
    <message>
        <source>Writing %1 of %2</source>
        <translation>%1 von %2 geschrieben</translation>
    </message>
    <message>
        <source>%1 to add</source>
        <translation>%1 hinzuzufügen</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 to update</source>
        <translation>%1 zu ändern</translation>
    </message>
    <message>
        <source>%1 updated</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 to remove</source>
        <translation>%1 zu entfernen</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 there already</source>
        <translation>%1 bereits vorhanden</translation>
    </message>
    <message>
        <source>%1 repeated</source>
        <translation>%1 wiederholt</translation>
    </message>
    <message>
        <source>%1 to create</source>
        <translation>%1 anzulegen</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1 angelegt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>encoding, delimiter</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nothing was imported, because of the rows below. Repair the file, or skip them.</source>
        <translation>Wegen der Zeilen unten wurde nichts importiert. Korrigieren Sie die Datei oder überspringen Sie die Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s): %1.</source>
        <translation>
            <numerusform>%Ln Zeile: %1.</numerusform>
            <numerusform>%Ln Zeilen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected.</source>
        <translation>
            <numerusform>%Ln Zeile abgewiesen.</numerusform>
            <numerusform>%Ln Zeilen abgewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It took %1 s.</source>
        <translation>Dauer: %1 s.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>is updated</source>
        <translation>wird geändert</translation>
    </message>
    <message>
        <source>goes if the file does not list it</source>
        <translation>wird entfernt, wenn es nicht in der Datei steht</translation>
    </message>
    <message>
        <source>goes if the file lists it</source>
        <translation>wird entfernt, wenn es in der Datei steht</translation>
    </message>
    <message>
        <source>becomes exactly what the file lists</source>
        <translation>wird genau das, was in der Datei steht</translation>
    </message>
    <message>
        <source>Adds what is missing. What is there is not changed.</source>
        <translation>Fügt hinzu, was fehlt. Was da ist, wird nicht geändert.</translation>
    </message>
    <message>
        <source>Adds what is missing, and gives what is there the values of the file. Blank cells change nothing.</source>
        <translation>Fügt hinzu, was fehlt, und gibt dem, was da ist, die Werte der Datei. Leere Zellen ändern nichts.</translation>
    </message>
    <message>
        <source>Adds memberships that are missing. Those that are there are not changed.</source>
        <translation>Fügt fehlende Mitgliedschaften hinzu. Vorhandene werden nicht geändert.</translation>
    </message>
    <message>
        <source>Adds memberships that are missing, and gives those that are there the values of the file. Blank cells change nothing.</source>
        <translation>Fügt fehlende Mitgliedschaften hinzu und gibt vorhandenen die Werte der Datei. Leere Zellen ändern nichts.</translation>
    </message>
    <message>
        <source>Adds memberships that are missing, and removes those that the file does not list, only of users or organizations that occur in it.</source>
        <translation>Fügt fehlende Mitgliedschaften hinzu und entfernt die, die nicht in der Datei stehen, nur von Benutzern oder Organisationen, die in ihr vorkommen.</translation>
    </message>
    <message>
        <source>Removes the memberships that the file lists. Adds nothing.</source>
        <translation>Entfernt die Mitgliedschaften, die in der Datei stehen. Fügt nichts hinzu.</translation>
    </message>
    <message>
        <source>Adds, updates and removes, so that the users or organizations that occur in the file have exactly the memberships that it lists.</source>
        <translation>Fügt hinzu, ändert und entfernt, sodass die Benutzer oder Organisationen, die in der Datei vorkommen, genau die Mitgliedschaften haben, die in ihr stehen.</translation>
    </message>
    <message>
        <source>%1, %2 a second</source>
        <translation>%1, %2 je Sekunde</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) that would have been removed stay: rows about their owners, or rows that do not tell whom they are about, are rejected.</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft, die entfernt worden wäre, bleibt: Abgewiesene Zeilen betreffen ihren Inhaber oder sagen nicht, wen sie betreffen.</numerusform>
            <numerusform>%Ln Mitgliedschaften, die entfernt worden wären, bleiben: Abgewiesene Zeilen betreffen ihre Inhaber oder sagen nicht, wen sie betreffen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording %1 of %2 in the history</source>
        <translation>%1 von %2 im Verlauf festgehalten</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Import a CSV file</source>
        <translation>CSV-Datei importieren</translation>
    </message>
    <message>
        <source>%1 (step %2 of %3)</source>
        <translation>%1 (Schritt %2 von %3)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was imported.</source>
        <translation>Abgebrochen. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Import anyway</source>
        <translation>Trotzdem importieren</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Abgewiesene Zeilen speichern</translation>
    </message>
    <message>
        <source>%1-rejected.csv</source>
        <comment>name of a file</comment>
        <translation>%1-abgewiesen.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>CSV-Dateien (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Saved as %1. Repair it, then import it.</source>
        <translation>Gespeichert als %1. Berichtigen Sie die Datei und importieren Sie sie dann.</translation>
    </message>
    <message>
        <source>Leave the import?</source>
        <translation>Den Import verlassen?</translation>
    </message>
    <message>
        <source>Nothing was imported. What you chose is forgotten.</source>
        <translation>Es wurde nichts importiert. Was Sie ausgewählt haben, wird vergessen.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain has no password for this database.</source>
        <translation>Der Schlüsselbund hat kein Passwort für diese Datenbank.</translation>
    </message>
    <message>
        <source>No keychain answers on this desktop.</source>
        <translation>Auf diesem Desktop antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>Der Schlüsselbund antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>LinkDelegate</name>
    <message>
        <source>Show the record; a double click or Enter do so, too</source>
        <translation>Den Datensatz zeigen; das tun auch ein Doppelklick und die Eingabetaste</translation>
    </message>
</context>
<context>
    <name>LostCommit</name>
    <message>
        <source>The connection was lost while the change was being finished, and it could not be found out whether it was. Look at the records, or at the history, before you try again.</source>
        <translation>Die Verbindung riss ab, während die Änderung abgeschlossen wurde, und ob sie geschrieben ist, ließ sich nicht feststellen. Sehen Sie in den Datensätzen oder im Verlauf nach, bevor Sie es noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt verwendet</translation>
    </message>
    <message>
        <source>&amp;Import CSV…</source>
        <translation>CSV &amp;importieren…</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Roster</source>
        <translation>Ü&amp;ber Roster</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>New database</source>
        <translation>Neue Datenbank</translation>
    </message>
    <message>
        <source>Databases (*.sqlite *.db)</source>
        <translation>Datenbanken (*.sqlite *.db)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation>Datenbank öffnen</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>%1 is not prepared for this version of Roster yet. Preparing it makes the tables that are missing; back up a database that is in use first.</source>
        <translation>%1 ist noch nicht für diese Version von Roster vorbereitet. Beim Vorbereiten werden die fehlenden Tabellen angelegt; sichern Sie eine Datenbank, die in Gebrauch ist, vorher.</translation>
    </message>
    <message>
        <source>Prepare this database</source>
        <translation>Datenbank vorbereiten</translation>
    </message>
    <message>
        <source>This database is read-only: nothing can be changed in it.</source>
        <translation>Diese Datenbank ist schreibgeschützt: Es kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Who is recorded as the author of changes</source>
        <translation>Wer als Urheber der Änderungen verzeichnet wird</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>%1 — Roster</source>
        <translation>%1 — Roster</translation>
    </message>
    <message>
        <source>About Roster</source>
        <translation>Über Roster</translation>
    </message>
    <message>
        <source>Roster %1</source>
        <translation>Roster %1</translation>
    </message>
    <message>
        <source>Users, organizations, and who is a member of which.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Benutzer, Organisationen und wer wo Mitglied ist.

Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>&amp;History of the record</source>
        <translation>&amp;Verlauf des Datensatzes</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Side list</source>
        <translation>&amp;Seitenliste</translation>
    </message>
    <message>
        <source>A list of the other side, to drag to and from</source>
        <translation>Eine Liste der anderen Seite, zum Ziehen und Ablegen</translation>
    </message>
    <message>
        <source>dropped text</source>
        <translation>abgelegter Text</translation>
    </message>
    <message>
        <source>The text cannot be kept for the import.</source>
        <translation>Der Text kann nicht für den Import zwischengespeichert werden.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>%1 exported to %2.</source>
        <translation>%1 nach %2 exportiert.</translation>
    </message>
    <message>
        <source>F&amp;ilter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Ctrl+G</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden …</translation>
    </message>
    <message>
        <source>C&amp;lose the database</source>
        <translation>Datenbank &amp;schließen</translation>
    </message>
    <message>
        <source>The database can be reached again.</source>
        <translation>Die Datenbank ist wieder erreichbar.</translation>
    </message>
    <message>
        <source>The password of %1 is another one by now.</source>
        <translation>Das Passwort von %1 ist inzwischen ein anderes.</translation>
    </message>
    <message>
        <source>What this &amp;database allows…</source>
        <translation>Was diese &amp;Datenbank erlaubt …</translation>
    </message>
    <message>
        <source>%1 has users and organizations, but no table that says who belongs where.</source>
        <translation>%1 hat Benutzer und Organisationen, aber keine Tabelle, die sagt, wer wohin gehört.</translation>
    </message>
    <message>
        <source>Make that table…</source>
        <translation>Diese Tabelle anlegen …</translation>
    </message>
    <message>
        <source>Why…</source>
        <translation>Warum …</translation>
    </message>
    <message>
        <source>You may not change everything in this database.</source>
        <translation>Sie dürfen in dieser Datenbank nicht alles ändern.</translation>
    </message>
    <message>
        <source>What it allows…</source>
        <translation>Was sie erlaubt …</translation>
    </message>
    <message>
        <source>&amp;Tables and columns…</source>
        <translation>&amp;Tabellen und Spalten …</translation>
    </message>
    <message>
        <source>Tables and columns</source>
        <translation>Tabellen und Spalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) could not be saved meanwhile and wait.</source>
        <translation>
            <numerusform>%Ln Änderung konnte inzwischen nicht gespeichert werden und wartet.</numerusform>
            <numerusform>%Ln Änderungen konnten inzwischen nicht gespeichert werden und warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Jetzt speichern</translation>
    </message>
    <message>
        <source>What you typed can be copied here until the database is opened anew, which shows what you may do in it now.</source>
        <translation>Was Sie eingegeben haben, kann hier kopiert werden, bis die Datenbank neu geöffnet wird; dann zeigt sie, was Sie darin jetzt dürfen.</translation>
    </message>
    <message>
        <source>Open it anew</source>
        <translation>Neu öffnen</translation>
    </message>
    <message>
        <source>The table %1 and the history tables were made. Users can be assigned to organizations now.</source>
        <translation>Die Tabelle %1 und die Verlaufstabellen wurden angelegt. Benutzer können jetzt Organisationen zugeordnet werden.</translation>
    </message>
    <message>
        <source>The table %1 was made. Users can be assigned to organizations now.</source>
        <translation>Die Tabelle %1 wurde angelegt. Benutzer können jetzt Organisationen zugeordnet werden.</translation>
    </message>
    <message>
        <source>The history tables were made. From now on every change is kept.</source>
        <translation>Die Verlaufstabellen wurden angelegt. Ab jetzt wird jede Änderung aufbewahrt.</translation>
    </message>
    <message>
        <source>The database was prepared as shown.</source>
        <translation>Die Datenbank wurde wie gezeigt vorbereitet.</translation>
    </message>
</context>
<context>
    <name>MappingHeader</name>
    <message>
        <source>Meaning of the column %1</source>
        <translation>Bedeutung der Spalte %1</translation>
    </message>
    <message>
        <source>(ignored)</source>
        <translation>(ignoriert)</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Which tables of %1 are which?</source>
        <translation>Welche Tabellen von %1 sind welche?</translation>
    </message>
    <message>
        <source>&amp;Users:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>O&amp;rganizations:</source>
        <translation>&amp;Organisationen:</translation>
    </message>
    <message>
        <source>&amp;Memberships:</source>
        <translation>&amp;Mitgliedschaften:</translation>
    </message>
    <message>
        <source>Offered are tables whose primary key, or a unique constraint of which, is two foreign keys to two other tables.</source>
        <translation>Angeboten werden Tabellen, deren Primärschlüssel oder eine Eindeutigkeitsregel aus zwei Fremdschlüsseln auf zwei andere Tabellen besteht.</translation>
    </message>
    <message>
        <source>Whether it fits</source>
        <translation>Ob es passt</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>%1 wird betrachtet …</translation>
    </message>
    <message>
        <source>The tables</source>
        <translation>Die Tabellen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>Mitgliedschaften</translation>
    </message>
    <message>
        <source>The same for the command line</source>
        <translation>Dasselbe für die Befehlszeile</translation>
    </message>
    <message>
        <source>On the &amp;command line:</source>
        <translation>Auf der Befehls&amp;zeile:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>No table of this database joins two others. Say which tables hold the users and the organizations.</source>
        <translation>Keine Tabelle dieser Datenbank verbindet zwei andere. Geben Sie an, welche Tabellen die Benutzer und die Organisationen enthalten.</translation>
    </message>
    <message>
        <source>Several tables of this database fit. Say which hold the users, the organizations, and who belongs where.</source>
        <translation>Mehrere Tabellen dieser Datenbank passen. Geben Sie an, welche die Benutzer, welche die Organisationen und welche die Mitgliedschaften enthält.</translation>
    </message>
    <message>
        <source>%1 (joins %2 and %3)</source>
        <translation>%1 (verbindet %2 und %3)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>This fits: %1 refers to %2 by %3 and to %4 by %5.</source>
        <translation>Das passt: %1 verweist mit %3 auf %2 und mit %5 auf %4.</translation>
    </message>
    <message>
        <source>No table joins these two yet. Roster can make it, and shows it as SQL before.</source>
        <translation>Noch keine Tabelle verbindet diese beiden. Roster kann sie anlegen und zeigt sie vorher als SQL.</translation>
    </message>
    <message>
        <source>%1 joins these two already, and is used.</source>
        <translation>%1 verbindet diese beiden schon und wird verwendet.</translation>
    </message>
</context>
<context>
    <name>MappingTab</name>
    <message>
        <source>Column for: %1</source>
        <translation>Spalte für: %1</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>Die ersten Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>The columns of the table</source>
        <translation>Die Spalten der Tabelle</translation>
    </message>
    <message>
        <source>By its name</source>
        <translation>Nach dem Namen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 (by its name)</source>
        <translation>%1 (nach dem Namen)</translation>
    </message>
    <message>
        <source>The table has no rows yet.</source>
        <translation>Die Tabelle hat noch keine Zeilen.</translation>
    </message>
</context>
<context>
    <name>MasterDetailPage</name>
    <message>
        <source>Select a user to see its organizations.</source>
        <translation>Wählen Sie einen Benutzer aus, um seine Organisationen zu sehen.</translation>
    </message>
    <message>
        <source>Select an organization to see its members.</source>
        <translation>Wählen Sie eine Organisation aus, um ihre Mitglieder zu sehen.</translation>
    </message>
    <message>
        <source>Discard the edit</source>
        <translation>Änderung verwerfen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, e-mail or slug</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Somebody else deleted this record. What you typed is still there to be copied.</source>
        <translation>Jemand anderes hat diesen Datensatz gelöscht. Was Sie eingegeben haben, steht noch da und kann kopiert werden.</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>Eingaben verwerfen</translation>
    </message>
</context>
<context>
    <name>MembershipActions</name>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Give all selected memberships the same role, permissions or date</source>
        <translation>Allen ausgewählten Mitgliedschaften dieselbe Rolle, dieselben Berechtigungen oder dasselbe Datum geben</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Remove the selected memberships</source>
        <translation>Ausgewählte Mitgliedschaften entfernen</translation>
    </message>
    <message>
        <source>%L1 memberships are selected. At most %L2 can be changed at once: select fewer, or import a CSV file.</source>
        <translation>%L1 Mitgliedschaften sind ausgewählt. Höchstens %L2 lassen sich auf einmal ändern: Wählen Sie weniger aus oder importieren Sie eine CSV-Datei.</translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation>%1 bearbeitet</translation>
    </message>
    <message>
        <source>Change anyway</source>
        <translation>Trotzdem ändern</translation>
    </message>
    <message>
        <source>Nothing had to be changed: all of them have these values already.</source>
        <translation>Es musste nichts geändert werden: Alle haben diese Werte schon.</translation>
    </message>
    <message>
        <source>Remove anyway</source>
        <translation>Trotzdem entfernen</translation>
    </message>
    <message>
        <source>Removed %1 from %2</source>
        <comment>a user from an organization</comment>
        <translation>%1 aus %2 entfernt</translation>
    </message>
    <message numerus="yes">
        <source>Removed %1 from %Ln organization(s)</source>
        <translation>
            <numerusform>%1 aus %Ln Organisation entfernt</numerusform>
            <numerusform>%1 aus %Ln Organisationen entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln member(s) from %1</source>
        <translation>
            <numerusform>%Ln Mitglied aus %1 entfernt</numerusform>
            <numerusform>%Ln Mitglieder aus %1 entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln membership(s)</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft entfernt</numerusform>
            <numerusform>%Ln Mitgliedschaften entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard the edit</source>
        <translation>Änderung verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln had these values already.</source>
        <comment>Edited 43 memberships; 7 had …</comment>
        <translation>
            <numerusform>%1; %Ln hatte diese Werte bereits.</numerusform>
            <numerusform>%1; %Ln hatten diese Werte bereits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln membership(s)?</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft entfernen?</numerusform>
            <numerusform>%Ln Mitgliedschaften entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The users and organizations themselves stay.</source>
        <translation>Die Benutzer und Organisationen selbst bleiben.</translation>
    </message>
    <message>
        <source>Not saved: no connection. The edit waits until the database can be reached again.</source>
        <translation>Nicht gespeichert: keine Verbindung. Die Änderung wartet, bis die Datenbank wieder erreichbar ist.</translation>
    </message>
</context>
<context>
    <name>MembershipCopy</name>
    <message>
        <source>The user to copy from is not there any more. Choose another one.</source>
        <translation>Der Benutzer, von dem kopiert werden soll, ist nicht mehr da. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The organization to copy from is not there any more. Choose another one.</source>
        <translation>Die Organisation, von der kopiert werden soll, ist nicht mehr da. Wählen Sie eine andere.</translation>
    </message>
</context>
<context>
    <name>MembershipDraft</name>
    <message>
        <source>assigned</source>
        <translation>zugewiesen</translation>
    </message>
    <message>
        <source>to be added</source>
        <translation>wird hinzugefügt</translation>
    </message>
    <message>
        <source>to be removed</source>
        <translation>wird entfernt</translation>
    </message>
    <message>
        <source>assigned to some</source>
        <translation>einigen zugeordnet</translation>
    </message>
</context>
<context>
    <name>MembershipDraftModel</name>
    <message>
        <source>%1, %2</source>
        <comment>name, what will happen</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Beigetreten</translation>
    </message>
    <message>
        <source>added by somebody else meanwhile</source>
        <translation>inzwischen von jemand anderem hinzugefügt</translation>
    </message>
    <message>
        <source>changed by somebody else meanwhile</source>
        <translation>inzwischen von jemand anderem geändert</translation>
    </message>
    <message>
        <source>removed by somebody else meanwhile</source>
        <translation>inzwischen von jemand anderem entfernt</translation>
    </message>
    <message>
        <source>various</source>
        <comment>values</comment>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Some (%1 of %2)</source>
        <translation>Einige (%1 von %2)</translation>
    </message>
    <message>
        <source>%1 (was %2 of %3)</source>
        <comment>All or none, before it was some</comment>
        <translation>%1 (vorher %2 von %3)</translation>
    </message>
    <message>
        <source>to be changed</source>
        <translation>wird geändert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, what happened</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 is “%2” by now</source>
        <comment>column, value</comment>
        <translation>%1 ist inzwischen „%2“</translation>
    </message>
    <message>
        <source>contradicts what you want: %1</source>
        <translation>widerspricht Ihrer Änderung: %1</translation>
    </message>
    <message>
        <source>Of the users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Of the organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <comment>new value, old value</comment>
        <translation>%1, war %2</translation>
    </message>
</context>
<context>
    <name>MembershipDrop</name>
    <message>
        <source>This user is not there any more.</source>
        <translation>Diesen Benutzer gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This organization is not there any more.</source>
        <translation>Diese Organisation gibt es nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <comment>who is added or moved</comment>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <comment>where to, or what is moved</comment>
        <translation>
            <numerusform>%Ln Organisation</numerusform>
            <numerusform>%Ln Organisationen</numerusform>
        </translation>
    </message>
    <message>
        <source>This database is read-only.</source>
        <translation>Diese Datenbank ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>These records are from another database.</source>
        <translation>Diese Datensätze stammen aus einer anderen Datenbank.</translation>
    </message>
    <message>
        <source>Users go onto organizations, not onto users.</source>
        <translation>Benutzer werden auf Organisationen abgelegt, nicht auf Benutzern.</translation>
    </message>
    <message>
        <source>Organizations go onto users, not onto organizations.</source>
        <translation>Organisationen werden auf Benutzern abgelegt, nicht auf Organisationen.</translation>
    </message>
    <message>
        <source>Nothing is selected to put them onto.</source>
        <translation>Es ist kein Ziel ausgewählt.</translation>
    </message>
    <message>
        <source>This is the user whose organizations they are.</source>
        <translation>Aus der Liste dieses Benutzers stammen sie.</translation>
    </message>
    <message>
        <source>This is the organization whose members they are.</source>
        <translation>Aus der Liste dieser Organisation stammen sie.</translation>
    </message>
    <message>
        <source>Move %1 from %2 to %3</source>
        <translation>%1 von %2 zu %3 verschieben</translation>
    </message>
    <message>
        <source>Add %1 to %2</source>
        <comment>users, organization</comment>
        <translation>%1 zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>Add %1 to %2</source>
        <comment>user, organizations</comment>
        <translation>%1 zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>Nothing to move: %1 is in none of them any more.</source>
        <translation>Nichts zu verschieben: %1 ist in keiner davon mehr Mitglied.</translation>
    </message>
    <message>
        <source>Nothing to move: none of them is in %1 any more.</source>
        <translation>Nichts zu verschieben: In %1 ist niemand davon mehr Mitglied.</translation>
    </message>
    <message>
        <source>Nothing to add: %1 is in there already.</source>
        <translation>Nichts hinzuzufügen: %1 ist dort bereits Mitglied.</translation>
    </message>
    <message>
        <source>Nothing to add: already in %1.</source>
        <translation>Nichts hinzuzufügen: bereits Mitglied in %1.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what would happen, what is there already</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>already a member of %Ln</source>
        <comment>organizations</comment>
        <translation>
            <numerusform>in %Ln bereits Mitglied</numerusform>
            <numerusform>in %Ln bereits Mitglied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already a member</source>
        <comment>users</comment>
        <translation>
            <numerusform>%Ln ist bereits Mitglied</numerusform>
            <numerusform>%Ln sind bereits Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Only organizations from a user&apos;s own list can be moved.</source>
        <translation>Nur Organisationen aus der Liste eines Benutzers können verschoben werden.</translation>
    </message>
    <message>
        <source>Only users from an organization&apos;s list of members can be moved.</source>
        <translation>Nur Benutzer aus der Mitgliederliste einer Organisation können verschoben werden.</translation>
    </message>
    <message>
        <source>Moved %1 from %2 to %3</source>
        <translation>%1 von %2 zu %3 verschoben</translation>
    </message>
    <message>
        <source>Added %1 to %2</source>
        <comment>users, organization</comment>
        <translation>%1 zu %2 hinzugefügt</translation>
    </message>
    <message>
        <source>Added %1 to %2</source>
        <comment>user, organizations</comment>
        <translation>%1 zu %2 hinzugefügt</translation>
    </message>
    <message>
        <source>You have no permission to change memberships here.</source>
        <translation>Sie dürfen hier keine Mitgliedschaften ändern.</translation>
    </message>
</context>
<context>
    <name>MembershipDropper</name>
    <message>
        <source>Move anyway</source>
        <translation>Trotzdem verschieben</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Trotzdem hinzufügen</translation>
    </message>
    <message>
        <source>You may not add memberships in this database.</source>
        <translation>In dieser Datenbank dürfen Sie keine Mitgliedschaften anlegen.</translation>
    </message>
    <message>
        <source>This text is too long to be pasted. Import it as a CSV file.</source>
        <translation>Dieser Text ist zu lang zum Einfügen. Importieren Sie ihn als CSV-Datei.</translation>
    </message>
</context>
<context>
    <name>MembershipPanel</name>
    <message>
        <source>Organizations of the user</source>
        <translation>Organisationen des Benutzers</translation>
    </message>
    <message>
        <source>Members of the organization</source>
        <translation>Mitglieder der Organisation</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Zuordnen…</translation>
    </message>
    <message>
        <source>Choose the user&apos;s organizations</source>
        <translation>Organisationen des Benutzers auswählen</translation>
    </message>
    <message>
        <source>Choose the members</source>
        <translation>Mitglieder auswählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln Mitglied</numerusform>
            <numerusform>%Ln Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>In no organization yet. Assign… adds some.</source>
        <translation>Noch in keiner Organisation. Hinzufügen mit „Zuordnen…“.</translation>
    </message>
    <message>
        <source>No members yet. Assign… adds some.</source>
        <translation>Noch keine Mitglieder. Hinzufügen mit „Zuordnen…“.</translation>
    </message>
    <message>
        <source>History of the organization</source>
        <translation>Verlauf der Organisation</translation>
    </message>
    <message>
        <source>History of the user</source>
        <translation>Verlauf des Benutzers</translation>
    </message>
    <message>
        <source>Show the organization</source>
        <translation>Organisation zeigen</translation>
    </message>
    <message>
        <source>Show the user</source>
        <translation>Benutzer zeigen</translation>
    </message>
    <message>
        <source>Search the user&apos;s organizations</source>
        <translation>Organisationen des Benutzers durchsuchen</translation>
    </message>
    <message>
        <source>Search the members</source>
        <translation>Mitglieder durchsuchen</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>An edit of a membership of this record is not saved yet. Save or discard it before you go on.</source>
        <translation>Eine Änderung an einer Mitgliedschaft dieses Eintrags ist noch nicht gespeichert. Speichern oder verwerfen Sie sie, bevor Sie weitergehen.</translation>
    </message>
    <message>
        <source>Discard the edit</source>
        <translation>Änderung verwerfen</translation>
    </message>
</context>
<context>
    <name>MembershipsPage</name>
    <message>
        <source>Search memberships</source>
        <translation>Mitgliedschaften suchen</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>Mitgliedschaften</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Show the user</source>
        <translation>Benutzer anzeigen</translation>
    </message>
    <message>
        <source>Show the organization</source>
        <translation>Organisation anzeigen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No memberships yet. Assign users to organizations, or import a CSV file.</source>
        <translation>Noch keine Mitgliedschaften. Ordnen Sie Benutzer Organisationen zu oder importieren Sie eine CSV-Datei.</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Zuordnen…</translation>
    </message>
    <message>
        <source>Choose the organizations of the users whose memberships are selected</source>
        <translation>Die Organisationen der Benutzer wählen, deren Mitgliedschaften ausgewählt sind</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Answer to the message</source>
        <translation>Antwort auf die Meldung</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Migrator</name>
    <message>
        <source>The database is empty. Run &quot;roster schema migrate&quot; to prepare it.</source>
        <translation>Die Datenbank ist leer. Führen Sie „roster schema migrate“ aus, um sie vorzubereiten.</translation>
    </message>
    <message>
        <source>The database was made by an earlier Roster. Run &quot;roster schema migrate&quot; to bring it up to date; make a backup first.</source>
        <translation>Die Datenbank stammt von einer älteren Version von Roster. Führen Sie „roster schema migrate“ aus, um sie zu aktualisieren; legen Sie vorher eine Sicherung an.</translation>
    </message>
    <message>
        <source>The database was made by a newer Roster. Install that version to open it.</source>
        <translation>Die Datenbank stammt von einer neueren Version von Roster. Installieren Sie diese Version, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The database is read-only: it cannot be prepared or updated.</source>
        <translation>Die Datenbank ist schreibgeschützt: Sie kann weder vorbereitet noch aktualisiert werden.</translation>
    </message>
    <message>
        <source>Step %1 (%2) of preparing the database failed, and its changes were undone: %3</source>
        <translation>Schritt %1 (%2) beim Vorbereiten der Datenbank ist fehlgeschlagen, seine Änderungen wurden rückgängig gemacht: %3</translation>
    </message>
    <message>
        <source>The tables of this database were made by another program. Roster works with them as they are, and prepares nothing in them.</source>
        <translation>Die Tabellen dieser Datenbank hat ein anderes Programm angelegt. Roster arbeitet mit ihnen, wie sie sind, und bereitet in ihr nichts vor.</translation>
    </message>
    <message>
        <source>There are tables of Roster&apos;s own in this database, and you may not read the one that says which. Its administrator can allow it: %1</source>
        <translation>In dieser Datenbank gibt es Tabellen von Roster selbst, und Sie dürfen diejenige nicht lesen, in der steht, welche. Erlauben kann es, wer die Datenbank verwaltet: %1</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>Mitgliedschaften</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>&amp;Keep it in the keychain</source>
        <translation>Im Schlüsselbund &amp;aufbewahren</translation>
    </message>
    <message>
        <source>Looking for the keychain…</source>
        <translation>Der Schlüsselbund wird gesucht …</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>Im Schlüsselbund aufbewahren</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>No keychain answers here: the password is asked for each time.</source>
        <translation>Hier antwortet kein Schlüsselbund: Das Passwort wird jedes Mal erfragt.</translation>
    </message>
</context>
<context>
    <name>PasswordKeeper</name>
    <message>
        <source>The keychain did not take the password. It is asked for again next time.</source>
        <translation>Der Schlüsselbund hat das Passwort nicht angenommen. Es wird beim nächsten Mal wieder erfragt.</translation>
    </message>
</context>
<context>
    <name>PasteReport</name>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) name no user by id, e-mail or name.</source>
        <translation>
            <numerusform>%Ln Zeile nennt keinen Benutzer mit ID, E-Mail-Adresse oder Namen.</numerusform>
            <numerusform>%Ln Zeilen nennen keinen Benutzer mit ID, E-Mail-Adresse oder Namen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) name no organization by id, slug or name.</source>
        <translation>
            <numerusform>%Ln Zeile nennt keine Organisation mit ID, Kurzname oder Namen.</numerusform>
            <numerusform>%Ln Zeilen nennen keine Organisation mit ID, Kurzname oder Namen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) belong to several users: use their e-mails.</source>
        <translation>
            <numerusform>%Ln Name gehört mehreren Benutzern: Nehmen Sie die E-Mail-Adresse.</numerusform>
            <numerusform>%Ln Namen gehören mehreren Benutzern: Nehmen Sie die E-Mail-Adressen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) belong to several organizations: use their slugs.</source>
        <translation>
            <numerusform>%Ln Name gehört mehreren Organisationen: Nehmen Sie den Kurznamen.</numerusform>
            <numerusform>%Ln Namen gehören mehreren Organisationen: Nehmen Sie die Kurznamen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What was not found</source>
        <translation>Was nicht gefunden wurde</translation>
    </message>
    <message>
        <source>&amp;Copy the list</source>
        <translation>Liste &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
</context>
<context>
    <name>PeriodPicker</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>Von diesem Tag</translation>
    </message>
    <message>
        <source>To this day</source>
        <translation>Bis zu diesem Tag</translation>
    </message>
</context>
<context>
    <name>PermissionsDelegate</name>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>read, write</source>
        <translation>read, write</translation>
    </message>
</context>
<context>
    <name>PostgresqlDialect</name>
    <message>
        <source>The setting %1 of the address contains a semicolon, which is not supported.</source>
        <translation>Die Einstellung %1 der Adresse enthält ein Semikolon; das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Somebody else is changing the same rows. Try again in a moment.</source>
        <translation>Jemand anderes ändert gerade dieselben Zeilen. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Others changed the same rows at the same moment. Try again.</source>
        <translation>Dieselben Zeilen wurden im selben Moment von anderen geändert. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>You have no permission to change this database: %1.</source>
        <translation>Sie haben keine Berechtigung, diese Datenbank zu ändern: %1.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full. Nothing was changed.</source>
        <translation>Der Datenträger des Servers ist voll. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The connection to the server was lost. What was not saved yet is unchanged in the database.</source>
        <translation>Die Verbindung zum Server ist abgebrochen. Was noch nicht gespeichert war, ist in der Datenbank unverändert.</translation>
    </message>
    <message>
        <source>The database refuses the value: %1.</source>
        <translation>Die Datenbank lehnt den Wert ab: %1.</translation>
    </message>
    <message>
        <source>The database reports: %1.</source>
        <translation>Die Datenbank meldet: %1.</translation>
    </message>
    <message>
        <source>The transaction was rolled back. Nothing was changed.</source>
        <translation>Die Transaktion wurde zurückgerollt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server ended the statement: %1.</source>
        <translation>Der Server hat die Anweisung abgebrochen: %1.</translation>
    </message>
    <message>
        <source>You have no permission to do this to %1. Its administrator can give it with GRANT.</source>
        <translation>Ihnen fehlt das Recht, das mit %1 zu tun. Wer die Datenbank verwaltet, kann es mit GRANT erteilen.</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>New user</source>
        <translation>Neuer Benutzer</translation>
    </message>
    <message>
        <source>New organization</source>
        <translation>Neue Organisation</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>Benutzer hinzufügen</translation>
    </message>
    <message>
        <source>Add organization</source>
        <translation>Organisation hinzufügen</translation>
    </message>
    <message>
        <source>The database needs a value here.</source>
        <translation>Die Datenbank braucht hier einen Wert.</translation>
    </message>
</context>
<context>
    <name>RecordExchange</name>
    <message>
        <source>%L1 rows are selected, and at most %L2 can be taken at a time.</source>
        <translation>%L1 Zeilen sind ausgewählt, höchstens %L2 sind auf einmal möglich.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>You may not change this in this database.</source>
        <translation>Das dürfen Sie in dieser Datenbank nicht ändern.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>Eingaben verwerfen</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Search users</source>
        <translation>Benutzer suchen</translation>
    </message>
    <message>
        <source>Search organizations</source>
        <translation>Organisationen suchen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>Benutzer hinzufügen</translation>
    </message>
    <message>
        <source>Add an organization</source>
        <translation>Organisation hinzufügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected users</source>
        <translation>Ausgewählte Benutzer löschen</translation>
    </message>
    <message>
        <source>Delete the selected organizations</source>
        <translation>Ausgewählte Organisationen löschen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No users yet. Add one or import a CSV file.</source>
        <translation>Noch keine Benutzer. Fügen Sie einen hinzu oder importieren Sie eine CSV-Datei.</translation>
    </message>
    <message>
        <source>No organizations yet. Add one or import a CSV file.</source>
        <translation>Noch keine Organisationen. Fügen Sie eine hinzu oder importieren Sie eine CSV-Datei.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Show the changes of this user only</source>
        <translation>Nur die Änderungen an diesem Benutzer zeigen</translation>
    </message>
    <message>
        <source>Show the changes of this organization only</source>
        <translation>Nur die Änderungen an dieser Organisation zeigen</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Zuordnen…</translation>
    </message>
    <message>
        <source>Choose the organizations of the selected users</source>
        <translation>Organisationen der ausgewählten Benutzer wählen</translation>
    </message>
    <message>
        <source>Choose the members of the selected organizations</source>
        <translation>Mitglieder der ausgewählten Organisationen wählen</translation>
    </message>
    <message>
        <source>Copy memberships from…</source>
        <translation>Mitgliedschaften kopieren von…</translation>
    </message>
    <message>
        <source>Give the selected users another user&apos;s organizations</source>
        <translation>Den ausgewählten Benutzern die Organisationen eines anderen geben</translation>
    </message>
    <message>
        <source>Give the selected organizations another one&apos;s members</source>
        <translation>Den ausgewählten Organisationen die Mitglieder einer anderen geben</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
</context>
<context>
    <name>RecordPalette</name>
    <message>
        <source>Search users beside the page</source>
        <translation>Benutzer neben der Seite suchen</translation>
    </message>
    <message>
        <source>Search organizations beside the page</source>
        <translation>Organisationen neben der Seite suchen</translation>
    </message>
    <message>
        <source>Search users</source>
        <translation>Benutzer suchen</translation>
    </message>
    <message>
        <source>Search organizations</source>
        <translation>Organisationen suchen</translation>
    </message>
    <message>
        <source>Users to drag from and to</source>
        <translation>Benutzer zum Ziehen und Ablegen</translation>
    </message>
    <message>
        <source>Organizations to drag from and to</source>
        <translation>Organisationen zum Ziehen und Ablegen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>RecordStore</name>
    <message>
        <source>No user has the id, e-mail or name &quot;%1&quot;.</source>
        <translation>Kein Benutzer hat die ID, die E-Mail-Adresse oder den Namen „%1“.</translation>
    </message>
    <message>
        <source>No organization has the id, slug or name &quot;%1&quot;.</source>
        <translation>Keine Organisation hat die ID, den Kurznamen oder den Namen „%1“.</translation>
    </message>
    <message>
        <source>Several users are called &quot;%1&quot;. Name one by e-mail.</source>
        <translation>Mehrere Benutzer heißen „%1“. Geben Sie die E-Mail-Adresse an.</translation>
    </message>
    <message>
        <source>Several organizations are called &quot;%1&quot;. Name one by slug.</source>
        <translation>Mehrere Organisationen heißen „%1“. Geben Sie den Kurznamen an.</translation>
    </message>
</context>
<context>
    <name>RecordValidation</name>
    <message>
        <source>An e-mail address is needed.</source>
        <translation>Eine E-Mail-Adresse ist erforderlich.</translation>
    </message>
    <message>
        <source>This is not an e-mail address, like ada@example.org.</source>
        <translation>Das ist keine E-Mail-Adresse wie ada@example.org.</translation>
    </message>
    <message>
        <source>A slug is needed.</source>
        <translation>Ein Kurzname ist erforderlich.</translation>
    </message>
    <message>
        <source>Only letters, digits, dots, hyphens and underscores, like acme-labs.</source>
        <translation>Nur Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche, wie acme-labs.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name ist erforderlich.</translation>
    </message>
    <message>
        <source>Another user has this e-mail address already.</source>
        <translation>Ein anderer Benutzer hat diese E-Mail-Adresse bereits.</translation>
    </message>
    <message>
        <source>Another organization has this slug already.</source>
        <translation>Eine andere Organisation hat diesen Kurznamen bereits.</translation>
    </message>
</context>
<context>
    <name>RecordWriter</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>No memberships go with it.</source>
        <translation>Es werden keine Mitgliedschaften mitgelöscht.</translation>
    </message>
    <message>
        <source>Delete anyway</source>
        <translation>Trotzdem löschen</translation>
    </message>
    <message>
        <source>Added %1</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Trotzdem kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln membership(s) will be deleted as well.</source>
        <translation>
            <numerusform>%Ln Mitgliedschaft wird mit gelöscht.</numerusform>
            <numerusform>%Ln Mitgliedschaften werden mit gelöscht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejectedRows</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>no room or no permission</source>
        <translation>kein Platz oder keine Berechtigung</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>RejectionModel</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>Meinten Sie</translation>
    </message>
</context>
<context>
    <name>RelationalModel</name>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Name des Benutzers</translation>
    </message>
    <message>
        <source>Organization name</source>
        <translation>Name der Organisation</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Beigetreten</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Choose a user and an organization.</source>
        <translation>Wählen Sie einen Benutzer und eine Organisation aus.</translation>
    </message>
    <message>
        <source>A user needs an e-mail.</source>
        <translation>Ein Benutzer braucht eine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>An organization needs a slug.</source>
        <translation>Eine Organisation braucht einen Kurznamen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date. Write it like 2024-03-01.</source>
        <translation>„%1“ ist kein Datum. Schreiben Sie es wie 2024-03-01.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of permissions. Separate them with commas.</source>
        <translation>„%1“ ist keine Liste von Berechtigungen. Trennen Sie sie durch Kommas.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no e-mail address.</source>
        <translation>„%1“ ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>The organization would lose its last owner.</source>
        <translation>Die Organisation würde den letzten Inhaber verlieren.</translation>
    </message>
    <message>
        <source>Somebody else has removed this.</source>
        <translation>Jemand anderes hat dies entfernt.</translation>
    </message>
    <message>
        <source>This is there already.</source>
        <translation>Das ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>%1: yours is &quot;%2&quot;, by now it is &quot;%3&quot;.</source>
        <translation>%1: Ihr Wert ist „%2“, inzwischen ist es „%3“.</translation>
    </message>
    <message>
        <source>%1: by now it is &quot;%2&quot;.</source>
        <translation>%1: inzwischen ist es „%2“.</translation>
    </message>
    <message>
        <source>Somebody else has changed this.</source>
        <translation>Jemand anderes hat dies geändert.</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>Edited %Ln record(s)</source>
        <translation>
            <numerusform>%Ln Eintrag bearbeitet</numerusform>
            <numerusform>%Ln Einträge bearbeitet</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation>%1 bearbeitet</translation>
    </message>
    <message>
        <source>Edited the membership of %1 in %2</source>
        <translation>Mitgliedschaft von %1 in %2 bearbeitet</translation>
    </message>
</context>
<context>
    <name>RemoveCommand</name>
    <message>
        <source>Name a user and an organization.</source>
        <translation>Geben Sie einen Benutzer und eine Organisation an.</translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>%1 aus %2 entfernen</translation>
    </message>
    <message>
        <source>Ends a membership; who is no member stays none.</source>
        <translation>Beendet eine Mitgliedschaft; wer kein Mitglied ist, bleibt ohne Mitgliedschaft.</translation>
    </message>
</context>
<context>
    <name>Reversal</name>
    <message>
        <source>was changed since</source>
        <translation>wurde seitdem geändert</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>ist nicht mehr da</translation>
    </message>
    <message>
        <source>the user is not there any more</source>
        <translation>den Benutzer gibt es nicht mehr</translation>
    </message>
    <message>
        <source>the organization is not there any more</source>
        <translation>die Organisation gibt es nicht mehr</translation>
    </message>
    <message>
        <source>another user has this e-mail now</source>
        <translation>ein anderer Benutzer hat jetzt diese E-Mail-Adresse</translation>
    </message>
    <message>
        <source>another organization has this slug now</source>
        <translation>eine andere Organisation hat jetzt diesen Kurznamen</translation>
    </message>
    <message>
        <source>has memberships that stay</source>
        <translation>hat Mitgliedschaften, die bleiben</translation>
    </message>
    <message>
        <source>change %1</source>
        <translation>Änderung %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Redone: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
</context>
<context>
    <name>RevertCommand</name>
    <message>
        <source>%1 in %2</source>
        <comment>a user in an organization</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>… and %1 more; --json lists the first 1000 of each kind.</source>
        <translation>… und %1 weitere; --json nennt die ersten 1000 jeder Art.</translation>
    </message>
    <message>
        <source>Name one change by its number; &quot;roster history&quot; lists them.</source>
        <translation>Nennen Sie eine Änderung mit ihrer Nummer; „roster history“ listet sie auf.</translation>
    </message>
    <message>
        <source>To do it all the same, add --force.</source>
        <translation>Um es trotzdem zu tun, fügen Sie --force hinzu.</translation>
    </message>
    <message>
        <source>Puts back what a change did, by its number in the history. What was changed since stays and is listed.</source>
        <translation>Macht eine Änderung rückgängig, die mit ihrer Nummer im Verlauf genannt wird. Was seitdem geändert wurde, bleibt und wird aufgelistet.</translation>
    </message>
    <message>
        <source>Tell what would be put back, and write nothing.</source>
        <translation>Nur sagen, was zurückgesetzt würde, und nichts schreiben.</translation>
    </message>
    <message>
        <source>Would be put back: %1, kept since changed meanwhile: %2, impossible: %3, already as before: %4.</source>
        <translation>Würden zurückgesetzt: %1, behalten, weil inzwischen geändert: %2, unmöglich: %3, bereits wie vorher: %4.</translation>
    </message>
    <message>
        <source>Put back: %1, kept since changed meanwhile: %2, impossible: %3, already as before: %4.</source>
        <translation>Zurückgesetzt: %1, behalten, weil inzwischen geändert: %2, unmöglich: %3, bereits wie vorher: %4.</translation>
    </message>
</context>
<context>
    <name>RevertDialog</name>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Rows of the change</source>
        <translation>Zeilen der Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) stay as they are now.</source>
        <translation>
            <numerusform>%Ln Zeile bleibt, wie sie jetzt ist.</numerusform>
            <numerusform>%Ln Zeilen bleiben, wie sie jetzt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Impossible</source>
        <translation>Unmöglich</translation>
    </message>
    <message>
        <source>Already as before</source>
        <translation>Bereits wie vorher</translation>
    </message>
    <message>
        <source>The first %L1 of %L2 rows are listed.</source>
        <translation>Die ersten %L1 von %L2 Zeilen sind aufgelistet.</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <comment>a tab&apos;s title, how many rows</comment>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>Undo a change</source>
        <translation>Eine Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Redo a change</source>
        <translation>Eine Änderung wiederholen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>What will become of its rows</source>
        <translation>Was aus ihren Zeilen wird</translation>
    </message>
    <message>
        <source>Comparing the change with what is there now…</source>
        <translation>Die Änderung wird mit dem jetzigen Stand verglichen…</translation>
    </message>
    <message>
        <source>Nothing of it can be done.</source>
        <translation>Nichts davon ist möglich.</translation>
    </message>
    <message>
        <source>There is nothing to do: everything is so already.</source>
        <translation>Es gibt nichts zu tun: Alles ist schon so.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be changed again.</source>
        <translation>
            <numerusform>%Ln Zeile wird erneut geändert.</numerusform>
            <numerusform>%Ln Zeilen werden erneut geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be changed back.</source>
        <translation>
            <numerusform>%Ln Zeile wird zurückgeändert.</numerusform>
            <numerusform>%Ln Zeilen werden zurückgeändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
</context>
<context>
    <name>RoleDelegate</name>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
</context>
<context>
    <name>RowSeeker</name>
    <message>
        <source>Nothing begins with “%1” here.</source>
        <translation>Hier beginnt nichts mit „%1“.</translation>
    </message>
</context>
<context>
    <name>SchemaCommand</name>
    <message>
        <source>State: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Steps applied: %1</source>
        <translation>Ausgeführte Schritte: %1</translation>
    </message>
    <message>
        <source>Steps pending: %1</source>
        <translation>Ausstehende Schritte: %1</translation>
    </message>
    <message>
        <source>-- Nothing to do.</source>
        <translation>-- Nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing to do: the database is up to date.</source>
        <translation>Nichts zu tun: Die Datenbank ist auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Say one of status, plan and migrate.</source>
        <translation>Geben Sie status, plan oder migrate an.</translation>
    </message>
    <message>
        <source>Tells what a database needs to hold memberships, prints it as SQL, or does it.</source>
        <translation>Zeigt, was eine Datenbank braucht, um Mitgliedschaften zu speichern, gibt es als SQL aus oder führt es aus.</translation>
    </message>
    <message>
        <source>Memberships have no attribute &quot;%1&quot;: --attributes takes some of %2, separated by commas.</source>
        <translation>Mitgliedschaften haben kein Attribut „%1“: --attributes nimmt einige von %2, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>What a new table of memberships between another program&apos;s users and organizations holds: some of role, permissions, joined_at.</source>
        <translation>Was eine neue Tabelle der Mitgliedschaften zwischen Benutzern und Organisationen eines anderen Programms enthält: einige von role, permissions, joined_at.</translation>
    </message>
    <message>
        <source>LIST</source>
        <translation>LISTE</translation>
    </message>
    <message>
        <source>Make Roster&apos;s history tables in another program&apos;s database as well.</source>
        <translation>Auch in der Datenbank eines anderen Programms die Verlaufstabellen von Roster anlegen.</translation>
    </message>
    <message>
        <source>Make the index of the identity that an Ash resource of memberships has.</source>
        <translation>Den Index der Identität anlegen, die eine Ash-Ressource der Mitgliedschaften hat.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>Mitgliedschaften</translation>
    </message>
    <message>
        <source>History: kept</source>
        <translation>Verlauf: wird geführt</translation>
    </message>
    <message>
        <source>History: none (&quot;roster schema migrate --history&quot;)</source>
        <translation>Verlauf: keiner („roster schema migrate --history“)</translation>
    </message>
    <message>
        <source>What fits, as options of every command:</source>
        <translation>Was passt, als Optionen jedes Befehls:</translation>
    </message>
</context>
<context>
    <name>SchemaDetector</name>
    <message>
        <source>Roster needs a table whose primary key, or a unique constraint of which, is two foreign keys: one to the users, one to the organizations.</source>
        <translation>Roster braucht eine Tabelle, deren Primärschlüssel oder eine Eindeutigkeitsbedingung aus zwei Fremdschlüsseln besteht: einem auf die Benutzer, einem auf die Organisationen.</translation>
    </message>
    <message>
        <source>No table of this database joins users and organizations.</source>
        <translation>Keine Tabelle dieser Datenbank verbindet Benutzer und Organisationen.</translation>
    </message>
    <message>
        <source>No table of this database joins the tables that were named.</source>
        <translation>Keine Tabelle dieser Datenbank verbindet die genannten Tabellen.</translation>
    </message>
    <message>
        <source>%1 (users: %2, organizations: %3)</source>
        <translation>%1 (Benutzer: %2, Organisationen: %3)</translation>
    </message>
    <message>
        <source>Several tables of this database could hold the memberships: %1. Say which with --memberships, --users and --organizations.</source>
        <translation>Mehrere Tabellen dieser Datenbank könnten die Mitgliedschaften enthalten: %1. Sagen Sie mit --memberships, --users und --organizations, welche es ist.</translation>
    </message>
    <message>
        <source>No table of this database is called like users. Say which holds them with --users.</source>
        <translation>Keine Tabelle dieser Datenbank heißt wie Benutzer. Sagen Sie mit --users, welche sie enthält.</translation>
    </message>
    <message>
        <source>No table of this database is called like organizations. Say which holds them with --organizations.</source>
        <translation>Keine Tabelle dieser Datenbank heißt wie Organisationen. Sagen Sie mit --organizations, welche sie enthält.</translation>
    </message>
    <message>
        <source>Several tables of this database could hold the users: %1. Say which with --users.</source>
        <translation>Mehrere Tabellen dieser Datenbank könnten die Benutzer enthalten: %1. Sagen Sie mit --users, welche.</translation>
    </message>
    <message>
        <source>Several tables of this database could hold the organizations: %1. Say which with --organizations.</source>
        <translation>Mehrere Tabellen dieser Datenbank könnten die Organisationen enthalten: %1. Sagen Sie mit --organizations, welche.</translation>
    </message>
    <message>
        <source>The database has no table &quot;%1&quot;.</source>
        <translation>Die Datenbank hat keine Tabelle „%1“.</translation>
    </message>
    <message>
        <source>The table %1 has no primary key of one column, which memberships would refer to.</source>
        <translation>Die Tabelle %1 hat keinen Primärschlüssel aus einer Spalte, auf den sich Mitgliedschaften beziehen könnten.</translation>
    </message>
    <message>
        <source>Users and organizations cannot be the same table, %1.</source>
        <translation>Benutzer und Organisationen können nicht dieselbe Tabelle sein: %1.</translation>
    </message>
    <message>
        <source>The table %1 refers to no other table.</source>
        <translation>Die Tabelle %1 verweist auf keine andere Tabelle.</translation>
    </message>
    <message>
        <source>The table %1 does not refer to %2: it has foreign keys to %3.</source>
        <translation>Die Tabelle %1 verweist nicht auf %2: sie hat Fremdschlüssel auf %3.</translation>
    </message>
    <message>
        <source>The table %1 refers to %2 only.</source>
        <translation>Die Tabelle %1 verweist nur auf %2.</translation>
    </message>
    <message>
        <source>The table %1 may hold the same pair twice: neither its primary key nor a unique constraint is the two foreign keys.</source>
        <translation>Die Tabelle %1 kann dasselbe Paar zweimal enthalten: Weder ihr Primärschlüssel noch eine Eindeutigkeitsregel besteht aus den beiden Fremdschlüsseln.</translation>
    </message>
</context>
<context>
    <name>SchemaDialog</name>
    <message>
        <source>Roster can keep a history of its changes in %1, with undo and revert. It makes tables of its own for that; the tables that are there stay as they are.</source>
        <translation>Roster kann in %1 einen Verlauf seiner Änderungen führen, mit Rückgängigmachen und Zurücknehmen. Es legt dafür eigene Tabellen an; die vorhandenen Tabellen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>%1 has the users (%2) and the organizations (%3), but no table that says who belongs where. Roster can make it; the tables that are there stay as they are.</source>
        <translation>%1 hat die Benutzer (%2) und die Organisationen (%3), aber keine Tabelle, die sagt, wer wohin gehört. Roster kann sie anlegen; die vorhandenen Tabellen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Keep a history</source>
        <translation>Einen Verlauf führen</translation>
    </message>
    <message>
        <source>Join users and organizations</source>
        <translation>Benutzer und Organisationen verbinden</translation>
    </message>
    <message>
        <source>What will be run, as SQL</source>
        <translation>Was ausgeführt wird, als SQL</translation>
    </message>
    <message>
        <source>This &amp;SQL will be run, all of it or nothing:</source>
        <translation>Dieses &amp;SQL wird ausgeführt, ganz oder gar nicht:</translation>
    </message>
    <message>
        <source>A membership has:</source>
        <translation>Eine Mitgliedschaft hat:</translation>
    </message>
    <message>
        <source>A column of the new table; without any it holds the two keys</source>
        <translation>Eine Spalte der neuen Tabelle; ohne weitere enthält sie die beiden Schlüssel</translation>
    </message>
    <message>
        <source>Tables whose names begin with &quot;roster_&quot;</source>
        <translation>Tabellen, deren Namen mit „roster_“ beginnen</translation>
    </message>
    <message>
        <source>As an &amp;Ash resource expects it</source>
        <translation>So, wie eine &amp;Ash-Ressource es erwartet</translation>
    </message>
    <message>
        <source>The unique index of its identity, and Ash&apos;s types of lists and times</source>
        <translation>Der eindeutige Index ihrer Identität und die Typen, die Ash für Listen und Zeiten nimmt</translation>
    </message>
    <message>
        <source>&amp;Run This SQL</source>
        <translation>Dieses SQL aus&amp;führen</translation>
    </message>
    <message>
        <source>Run This SQL</source>
        <translation>Dieses SQL ausführen</translation>
    </message>
    <message>
        <source>Nothing: choose what is to be made.</source>
        <translation>Nichts: Wählen Sie aus, was angelegt werden soll.</translation>
    </message>
    <message>
        <source>&amp;History tables, to undo also after a restart</source>
        <translation>&amp;Verlaufstabellen, um auch nach einem Neustart rückgängig zu machen</translation>
    </message>
    <message>
        <source>Ash is a framework for programs in Elixir. Only where such a program works with this database: it gets the unique index and the types of lists and times that Ash expects.</source>
        <translation>Ash ist ein Framework für Programme in Elixir. Nur wenn ein solches Programm mit dieser Datenbank arbeitet: Sie bekommt dann den eindeutigen Index und die Typen für Listen und Zeiten, die Ash erwartet.</translation>
    </message>
</context>
<context>
    <name>SchemaPath</name>
    <message>
        <source>The tables are in several schemas (%1). Name the tables alone, and add options=&apos;-c search_path=…&apos; with these schemas to the address.</source>
        <translation>Die Tabellen liegen in mehreren Schemata (%1). Nennen Sie nur die Tabellen, und ergänzen Sie die Adresse um options=&apos;-c search_path=…&apos; mit diesen Schemata.</translation>
    </message>
    <message>
        <source>Several schemas of this database have memberships: %1. Say which with --memberships SCHEMA.TABLE.</source>
        <translation>Mehrere Schemata dieser Datenbank haben Mitgliedschaften: %1. Sagen Sie mit --memberships SCHEMA.TABELLE, welches.</translation>
    </message>
</context>
<context>
    <name>SchemaPlan</name>
    <message>
        <source>The table %1 is there already and has no column %2. Roster adds no columns to it.</source>
        <translation>Die Tabelle %1 gibt es schon, und sie hat keine Spalte %2. Roster fügt ihr keine Spalten hinzu.</translation>
    </message>
    <message>
        <source>The database is read-only: nothing can be made in it.</source>
        <translation>Die Datenbank ist schreibgeschützt: In ihr kann nichts angelegt werden.</translation>
    </message>
    <message>
        <source>Somebody else changed the database meanwhile. Look at what is to be done again.</source>
        <translation>Jemand anderes hat die Datenbank inzwischen geändert. Sehen Sie sich noch einmal an, was geschehen soll.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; failed, and the database was left as it was: %2</source>
        <translation>„%1“ ist fehlgeschlagen, und die Datenbank blieb, wie sie war: %2</translation>
    </message>
</context>
<context>
    <name>SchemaProbe</name>
    <message>
        <source>The table %1 has no column %2.</source>
        <translation>Die Tabelle %1 hat keine Spalte %2.</translation>
    </message>
    <message>
        <source>The database has no table &quot;%1&quot;. Run &quot;roster schema migrate&quot; to prepare it, or name another database.</source>
        <translation>Die Datenbank hat keine Tabelle „%1“. Führen Sie „roster schema migrate“ aus, um sie vorzubereiten, oder geben Sie eine andere Datenbank an.</translation>
    </message>
    <message>
        <source>You may not read the table %1. Its administrator can allow it: %2</source>
        <translation>Sie dürfen die Tabelle %1 nicht lesen. Erlauben kann es, wer die Datenbank verwaltet: %2</translation>
    </message>
</context>
<context>
    <name>SchemaSurvey</name>
    <message>
        <source>There is a table %1 already, but it does not join %2 and %3: its primary key, or a unique constraint, would have to be two foreign keys to them. Name another one with --memberships.</source>
        <translation>Eine Tabelle %1 gibt es schon, aber sie verbindet %2 und %3 nicht: Ihr Primärschlüssel oder eine Eindeutigkeitsbedingung müsste aus zwei Fremdschlüsseln auf diese Tabellen bestehen. Nennen Sie mit --memberships eine andere.</translation>
    </message>
</context>
<context>
    <name>Screenshot</name>
    <message>
        <source>The rows did not arrive within a minute; no picture was made.</source>
        <translation>Die Zeilen sind nicht innerhalb einer Minute eingetroffen; es wurde kein Bild erstellt.</translation>
    </message>
    <message>
        <source>The picture %1 cannot be written.</source>
        <translation>Das Bild %1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>&amp;Keep the password in the keychain</source>
        <translation>Passwort im &amp;Schlüsselbund aufbewahren</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>Stammzertifikat</translation>
    </message>
    <message>
        <source>Your certificate</source>
        <translation>Ihr Zertifikat</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>usual (10 s)</source>
        <translation>üblich (10 s)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>usual (30 s)</source>
        <translation>üblich (30 s)</translation>
    </message>
    <message>
        <source>Parts of the connection</source>
        <translation>Teile der Verbindung</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>Zeitgrenzen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Looking for the keychain…</source>
        <translation>Der Schlüsselbund wird gesucht …</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>A section of pg_service.conf. What is given below goes before it.</source>
        <translation>Ein Abschnitt von pg_service.conf. Was darunter angegeben ist, geht vor.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>Several hosts are tried in turn: db1.example, db2.example:5433</source>
        <translation>Mehrere Hosts werden der Reihe nach versucht: db1.example, db2.example:5433</translation>
    </message>
    <message>
        <source>usual (5432)</source>
        <translation>üblich (5432)</translation>
    </message>
    <message>
        <source>as the user is called</source>
        <translation>wie der Benutzer heißt</translation>
    </message>
    <message>
        <source>your login name</source>
        <translation>Ihr Anmeldename</translation>
    </message>
    <message>
        <source>asked for when it is needed</source>
        <translation>wird erfragt, wenn es nötig ist</translation>
    </message>
    <message>
        <source>A password in the file of PGPASSFILE or in ~/.pgpass is found by itself.</source>
        <translation>Ein Passwort in der Datei von PGPASSFILE oder in ~/.pgpass wird von selbst gefunden.</translation>
    </message>
    <message>
        <source>Keep the password in the keychain</source>
        <translation>Passwort im Schlüsselbund aufbewahren</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>D&amp;ienst</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>If the server can (usual)</source>
        <translation>Wenn der Server es kann (üblich)</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Only if the server demands it</source>
        <translation>Nur wenn der Server es verlangt</translation>
    </message>
    <message>
        <source>If the server can</source>
        <translation>Wenn der Server es kann</translation>
    </message>
    <message>
        <source>Always; do not check the server</source>
        <translation>Immer; den Server nicht prüfen</translation>
    </message>
    <message>
        <source>Always; check who signed its certificate</source>
        <translation>Immer; prüfen, wer das Zertifikat beglaubigt</translation>
    </message>
    <message>
        <source>Always; check certificate and host (safest)</source>
        <translation>Immer; Zertifikat und Host prüfen (am sichersten)</translation>
    </message>
    <message>
        <source>&amp;Encrypt</source>
        <translation>&amp;Verschlüsseln</translation>
    </message>
    <message>
        <source>&amp;Root certificate</source>
        <translation>&amp;Stammzertifikat</translation>
    </message>
    <message>
        <source>Your &amp;certificate</source>
        <translation>Ihr &amp;Zertifikat</translation>
    </message>
    <message>
        <source>&amp;Its key</source>
        <translation>Sein Schlüsse&amp;l</translation>
    </message>
    <message>
        <source>Without files here, those in ~/.postgresql are taken.</source>
        <translation>Ohne Dateien hier werden die in ~/.postgresql genommen.</translation>
    </message>
    <message>
        <source>&amp;Connecting</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>One &amp;statement</source>
        <translation>&amp;Eine Anweisung</translation>
    </message>
    <message>
        <source>&amp;Waiting for others</source>
        <translation>&amp;Warten auf andere</translation>
    </message>
    <message>
        <source>What takes longer is given up, and nothing of it is written. A large import may need a statement to take minutes.</source>
        <translation>Was länger dauert, wird aufgegeben, und nichts davon wird geschrieben. Bei einem großen Import kann eine Anweisung Minuten dauern.</translation>
    </message>
    <message>
        <source>An address as other programs give it. It takes the place of all other fields.</source>
        <translation>Eine Adresse, wie andere Programme sie angeben. Sie gilt anstelle aller anderen Felder.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>This is not a PostgreSQL address. Write it as postgresql://user@host/database.</source>
        <translation>Das ist keine PostgreSQL-Adresse. Schreiben Sie sie wie postgresql://user@host/database.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>service</comment>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>SettledRows</name>
    <message>
        <source>says the same as line %1</source>
        <translation>sagt dasselbe wie Zeile %1</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht da</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>ist schon da</translation>
    </message>
</context>
<context>
    <name>SettledRowsModel</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>ShowCommand</name>
    <message numerus="yes">
        <source>%n membership(s)</source>
        <translation>
            <numerusform>%n Mitgliedschaft</numerusform>
            <numerusform>%n Mitgliedschaften</numerusform>
        </translation>
    </message>
    <message>
        <source>Say user or organization, and which.</source>
        <translation>Geben Sie user oder organization an und welchen Datensatz.</translation>
    </message>
    <message>
        <source>Prints a record and its memberships.</source>
        <translation>Gibt einen Datensatz und seine Mitgliedschaften aus.</translation>
    </message>
</context>
<context>
    <name>SqliteDialect</name>
    <message>
        <source>%1 is a folder. Name a database file in it.</source>
        <translation>%1 ist ein Ordner. Geben Sie eine Datenbankdatei darin an.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>Der Ordner %1 ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>Die Datenbankdatei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>You have no permission to read %1.</source>
        <translation>Sie haben keine Berechtigung, %1 zu lesen.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>%1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>%1 is not an SQLite database.</source>
        <translation>%1 ist keine SQLite-Datenbank.</translation>
    </message>
    <message>
        <source>Another program is writing to the database. Try again in a moment.</source>
        <translation>Ein anderes Programm schreibt gerade in die Datenbank. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The database is read-only: nothing can be changed in it.</source>
        <translation>Die Datenbank ist schreibgeschützt: Es kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The file is not an SQLite database.</source>
        <translation>Die Datei ist keine SQLite-Datenbank.</translation>
    </message>
    <message>
        <source>The database file cannot be opened; perhaps its folder is read-only.</source>
        <translation>Die Datenbankdatei kann nicht geöffnet werden; möglicherweise ist ihr Ordner schreibgeschützt.</translation>
    </message>
    <message>
        <source>The database file is damaged. Restore it from a backup.</source>
        <translation>Die Datenbankdatei ist beschädigt. Stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The database cannot be written: the disk is full or failing. Nothing was changed.</source>
        <translation>Die Datenbank kann nicht geschrieben werden: Der Datenträger ist voll oder fehlerhaft. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The database refuses the value: %1.</source>
        <translation>Die Datenbank lehnt den Wert ab: %1.</translation>
    </message>
    <message>
        <source>The database reports: %1.</source>
        <translation>Die Datenbank meldet: %1.</translation>
    </message>
    <message>
        <source>The transaction was rolled back. Nothing was changed.</source>
        <translation>Die Transaktion wurde zurückgerollt. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Columns of %1</source>
        <translation>Spalten: %1</translation>
    </message>
</context>
<context>
    <name>TimeDelegate</name>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
</context>
<context>
    <name>UndoActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>There is nothing of yours to undo.</source>
        <translation>Von Ihnen gibt es nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>There is nothing of yours to redo.</source>
        <translation>Von Ihnen gibt es nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>No database is open.</source>
        <translation>Es ist keine Datenbank geöffnet.</translation>
    </message>
    <message>
        <source>This database is read-only: nothing can be changed in it.</source>
        <translation>Diese Datenbank ist schreibgeschützt: Es kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>This database keeps no history, so that nothing can be undone.</source>
        <translation>Diese Datenbank führt keinen Verlauf; deshalb kann nichts rückgängig gemacht werden.</translation>
    </message>
</context>
<context>
    <name>UndoNotice</name>
    <message>
        <source>Undone: %1.</source>
        <translation>Rückgängig gemacht: %1.</translation>
    </message>
    <message>
        <source>Redone: %1.</source>
        <translation>Wiederholt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were kept because they were changed since.</source>
        <translation>
            <numerusform>%Ln Zeile wurde behalten, weil sie seitdem geändert wurde.</numerusform>
            <numerusform>%Ln Zeilen wurden behalten, weil sie seitdem geändert wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Comparing what is there now: %1…</source>
        <translation>Der jetzige Stand wird verglichen: %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled: nothing was undone.</source>
        <translation>Abgebrochen: Es wurde nichts rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was redone.</source>
        <translation>Abgebrochen: Es wurde nichts wiederholt.</translation>
    </message>
    <message>
        <source>There was nothing to do: everything is so already.</source>
        <translation>Es gab nichts zu tun: Alles ist schon so.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be changed back.</source>
        <translation>
            <numerusform>%Ln Zeile kann nicht zurückgeändert werden.</numerusform>
            <numerusform>%Ln Zeilen können nicht zurückgeändert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Redoing: %1.</source>
        <translation>Wird wiederholt: %1.</translation>
    </message>
    <message>
        <source>Undoing: %1.</source>
        <translation>Wird rückgängig gemacht: %1.</translation>
    </message>
    <message>
        <source>Redo anyway</source>
        <translation>Trotzdem wiederholen</translation>
    </message>
    <message>
        <source>Undo anyway</source>
        <translation>Trotzdem rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) so far.</source>
        <translation>
            <numerusform>Bisher %Ln Zeile.</numerusform>
            <numerusform>Bisher %Ln Zeilen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsavedGuard</name>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Something was changed and is not saved yet.</source>
        <translation>Etwas wurde geändert und ist noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Recent databases</source>
        <translation>Zuletzt verwendete Datenbanken</translation>
    </message>
    <message>
        <source>Welcome to Roster</source>
        <translation>Willkommen bei Roster</translation>
    </message>
    <message>
        <source>Users, organizations, and who is a member of which. Choose a database to begin.</source>
        <translation>Benutzer, Organisationen und wer wo Mitglied ist. Wählen Sie zu Beginn eine Datenbank aus.</translation>
    </message>
    <message>
        <source>Start with a new database here</source>
        <translation>Hier mit einer neuen Datenbank beginnen</translation>
    </message>
    <message>
        <source>New database…</source>
        <translation>Neue Datenbank…</translation>
    </message>
    <message>
        <source>Make an empty database in a file of your choice</source>
        <translation>Eine leere Datenbank in einer Datei Ihrer Wahl anlegen</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Connect to PostgreSQL…</source>
        <translation>Mit PostgreSQL verbinden…</translation>
    </message>
    <message>
        <source>A database on a server</source>
        <translation>Eine Datenbank auf einem Server</translation>
    </message>
    <message>
        <source>Open your own database</source>
        <translation>Eigene Datenbank öffnen</translation>
    </message>
    <message>
        <source>A database that Roster or another program made</source>
        <translation>Eine Datenbank, die Roster oder ein anderes Programm angelegt hat</translation>
    </message>
    <message>
        <source>&amp;Remove from this list</source>
        <translation>Aus dieser Liste &amp;entfernen</translation>
    </message>
</context>
<context>
    <name>WindowArguments</name>
    <message>
        <source>Users, organizations, and who is a member of which.</source>
        <translation>Benutzer, Organisationen und wer wo Mitglied ist.</translation>
    </message>
    <message>
        <source>The database: a file, or a postgresql:// address.</source>
        <translation>Die Datenbank: eine Datei oder eine Adresse mit postgresql://.</translation>
    </message>
    <message>
        <source>DB</source>
        <translation>DB</translation>
    </message>
    <message>
        <source>Who acts, for the history.</source>
        <translation>Wer die Änderungen vornimmt, für den Verlauf.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Draw the window into a PNG file and exit.</source>
        <translation>Das Fenster in eine PNG-Datei zeichnen und beenden.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>users, organizations, memberships or history.</source>
        <translation>users, organizations, memberships oder history.</translation>
    </message>
    <message>
        <source>PAGE</source>
        <translation>SEITE</translation>
    </message>
    <message>
        <source>The record to select: id, e-mail, slug or unique name.</source>
        <translation>Der auszuwählende Datensatz: ID, E-Mail-Adresse, Kurzname oder eindeutiger Name.</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>SCHLÜSSEL</translation>
    </message>
    <message>
        <source>The picture&apos;s size.</source>
        <translation>Die Größe des Bildes.</translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT</source>
        <translation>BREITExHÖHE</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>Den Befehl „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;.</source>
        <translation>Die Seite „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no size: write it as 1280x800.</source>
        <translation>„%1“ ist keine Größe: Schreiben Sie sie wie 1280x800.</translation>
    </message>
    <message>
        <source>Name the database of the picture with --database.</source>
        <translation>Geben Sie die Datenbank für das Bild mit --database an.</translation>
    </message>
    <message>
        <source>--%1 says what a picture shows. Name the picture&apos;s file with --screenshot.</source>
        <translation>--%1 sagt, was ein Bild zeigt. Nennen Sie die Datei des Bildes mit --screenshot.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
</TS>
