<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutStep</name>
    <message numerus="yes">
        <source>%n field(s) to look at.</source>
        <translation>
            <numerusform>%n field to look at.</numerusform>
            <numerusform>%n fields to look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArtifactsStep</name>
    <message numerus="yes">
        <source>%n artifact(s) copied and hashed</source>
        <translation>
            <numerusform>%n artifact copied and hashed</numerusform>
            <numerusform>%n artifacts copied and hashed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditReport</name>
    <message numerus="yes">
        <source>Checked {at}: %n event(s), </source>
        <translation>
            <numerusform>Checked {at}: %n event, </numerusform>
            <numerusform>Checked {at}: %n events, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erased by order.</source>
        <translation>
            <numerusform>%n erased by order.</numerusform>
            <numerusform>%n erased by order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) the clock was set back by a day or more.</source>
        <translation>
            <numerusform>%n time the clock was set back by a day or more.</numerusform>
            <numerusform>%n times the clock was set back by a day or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) by keys later reported compromised.</source>
        <translation>
            <numerusform>%n event by keys later reported compromised.</numerusform>
            <numerusform>%n events by keys later reported compromised.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n good</source>
        <translation>
            <numerusform>%n good</numerusform>
            <numerusform>%n good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by somebody whom this station does not name</source>
        <translation>
            <numerusform>%n by somebody whom this station does not name</numerusform>
            <numerusform>%n by somebody whom this station does not name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be checked here</source>
        <translation>
            <numerusform>%n that cannot be checked here</numerusform>
            <numerusform>%n that cannot be checked here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged or forged</source>
        <translation>
            <numerusform>%n damaged or forged</numerusform>
            <numerusform>%n damaged or forged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing though the record tells of it</source>
        <translation>
            <numerusform>%n missing though the record tells of it</numerusform>
            <numerusform>%n missing though the record tells of it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BroughtStep</name>
    <message numerus="yes">
        <source>%n artifact(s), </source>
        <translation>
            <numerusform>%n artifact, </numerusform>
            <numerusform>%n artifacts, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open finding(s)</source>
        <translation>
            <numerusform>%n open finding</numerusform>
            <numerusform>%n open findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message numerus="yes">
        <source>%n event(s) recorded: signed, and on disk. The draft is gone.</source>
        <translation>
            <numerusform>%n event recorded: signed, and on disk. The draft is gone.</numerusform>
            <numerusform>%n events recorded: signed, and on disk. The draft is gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventFacts</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesHere</name>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>%n file copied and hashed</numerusform>
            <numerusform>%n files copied and hashed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesStep</name>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>%n file copied and hashed</numerusform>
            <numerusform>%n files copied and hashed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more that could not be read</source>
        <translation>
            <numerusform>and %n more that could not be read</numerusform>
            <numerusform>and %n more that could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FillStep</name>
    <message numerus="yes">
        <source>%n field(s) to look at.</source>
        <translation>
            <numerusform>%n field to look at.</numerusform>
            <numerusform>%n fields to look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation>
            <numerusform>%n photograph</numerusform>
            <numerusform>%n photographs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s)</source>
        <translation>
            <numerusform>%n other file</numerusform>
            <numerusform>%n other files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation>
            <numerusform>%n photograph</numerusform>
            <numerusform>%n photographs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemsStep</name>
    <message numerus="yes">
        <source>and %n more: scan them</source>
        <translation>
            <numerusform>and %n more: scan them</numerusform>
            <numerusform>and %n more: scan them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LawPage</name>
    <message numerus="yes">
        <source>%n unconfirmed</source>
        <translation>
            <numerusform>%n unconfirmed</numerusform>
            <numerusform>%n unconfirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n event(s) recorded</source>
        <translation>
            <numerusform>%n event recorded</numerusform>
            <numerusform>%n events recorded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message numerus="yes">
        <source>What may not be done now, and why (%n)</source>
        <translation>
            <numerusform>What may not be done now, and why (%n)</numerusform>
            <numerusform>What may not be done now, and why (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutsideCard</name>
    <message numerus="yes">
        <source>%n event(s) waiting</source>
        <translation>
            <numerusform>%n event waiting</numerusform>
            <numerusform>%n events waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutsideHead</name>
    <message numerus="yes">
        <source>%n event(s) waiting, </source>
        <translation>
            <numerusform>%n event waiting, </numerusform>
            <numerusform>%n events waiting, </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message numerus="yes">
        <source>%n photograph(s) being copied and hashed…</source>
        <translation>
            <numerusform>%n photograph being copied and hashed…</numerusform>
            <numerusform>%n photographs being copied and hashed…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcedureStep</name>
    <message numerus="yes">
        <source>at most %n day(s)</source>
        <translation>
            <numerusform>at most %n day</numerusform>
            <numerusform>at most %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n open run(s)</source>
        <translation>
            <numerusform>%n open run</numerusform>
            <numerusform>%n open runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SceneStep</name>
    <message numerus="yes">
        <source>This form of search needs %n attesting witness(es).</source>
        <translation>
            <numerusform>This form of search needs %n attesting witness(es).</numerusform>
            <numerusform>This form of search needs %n attesting witness(es).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendStep</name>
    <message numerus="yes">
        <source>Article 16: %n day(s) at most, counted from the earliest of order, service and the provider’s own date, and not extended over a weekend. From today it ends at the latest {at}; a renewal must be recorded before.</source>
        <translation>
            <numerusform>Article 16: %n day at most, counted from the earliest of order, service and the provider’s own date, and not extended over a weekend. From today it ends at the latest {at}; a renewal must be recorded before.</numerusform>
            <numerusform>Article 16: %n days at most, counted from the earliest of order, service and the provider’s own date, and not extended over a weekend. From today it ends at the latest {at}; a renewal must be recorded before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) behind the last head that others hold.</source>
        <translation>
            <numerusform>%n event behind the last head that others hold.</numerusform>
            <numerusform>%n events behind the last head that others hold.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableDoubts</name>
    <message numerus="yes">
        <source>%n row(s) with more cells than columns: the last column shows the rest.</source>
        <translation>
            <numerusform>%n row with more cells than columns: the last column shows the rest.</numerusform>
            <numerusform>%n rows with more cells than columns: the last column shows the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n time(s) came twice or never in this zone.</source>
        <translation>
            <numerusform>{name}: %n time came twice or never in this zone.</numerusform>
            <numerusform>{name}: %n times came twice or never in this zone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n cell(s) not readable as {kind}.</source>
        <translation>
            <numerusform>{name}: %n cell not readable as {kind}.</numerusform>
            <numerusform>{name}: %n cells not readable as {kind}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Take</name>
    <message numerus="yes">
        <source>{name} and %n more</source>
        <translation>
            <numerusform>{name} and %n more</numerusform>
            <numerusform>{name} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>%n file copied and hashed</numerusform>
            <numerusform>%n files copied and hashed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more that could not be read</source>
        <translation>
            <numerusform>and %n more that could not be read</numerusform>
            <numerusform>and %n more that could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayRows</name>
    <message numerus="yes">
        <source>%n artifact(s), </source>
        <translation>
            <numerusform>%n artifact, </numerusform>
            <numerusform>%n artifacts, </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrustField</name>
    <message numerus="yes">
        <source>Roster {number} of {agency}: %n station(s).</source>
        <translation>
            <numerusform>Roster {number} of {agency}: %n station.</numerusform>
            <numerusform>Roster {number} of {agency}: %n stations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyKept</name>
    <message numerus="yes">
        <source>%n artifact(s) verified just now: the same.</source>
        <translation>
            <numerusform>%n artifact verified just now: the same.</numerusform>
            <numerusform>%n artifacts verified just now: the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) not as recorded</source>
        <translation>
            <numerusform>%n artifact not as recorded</numerusform>
            <numerusform>%n artifacts not as recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) cannot be verified</source>
        <translation>
            <numerusform>%n artifact cannot be verified</numerusform>
            <numerusform>%n artifacts cannot be verified</numerusform>
        </translation>
    </message>
</context>
</TS>
