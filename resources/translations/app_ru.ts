<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Choices</name>
    <message>
        <source>Choose or type</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Signed and recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) stand in the ledger, on disk and signed. The draft is gone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Checkpoint {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root of the checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written on paper, the checkpoint ties the paper to the ledger: nobody can later change what was recorded up to here without it being seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustodyChart</name>
    <message>
        <source>Custody picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture as SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from mark to mark, Enter opens the event. Ctrl and wheel zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deadline</name>
    <message>
        <source>Preservation under {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written confirmation of {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Court&apos;s review of search {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acceptance of a hand-over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return of {subject} to the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charge check of {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends at the latest {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept at least until {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept until {end}, as they wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {end}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>{field}: pick a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: take the file out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{size} ({count} bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Save and leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was typed is kept as a draft; see Today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was typed in this run is deleted. Nothing of it was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out: {field} {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In plain words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased by order.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Does not fit: read it again. It is recorded as given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check digit fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first {limit} characters are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>{field}: add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: take row {number} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>{count} digits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestState</name>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved, not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receipt confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data preserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preservation renewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path of the data disclosed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced by a production order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preservation ended by time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>postponed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being examined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clarification asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being carried out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conditions offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conditions accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conditions rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lapsed without an answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>{field} · one of these at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} · if any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>evidence in danger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Things</name>
    <message>
        <source>{field}: next free number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Pick the day from a calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
