"""What stands at the end of `--help`: enough to work without another page."""

from typing import Final

FIRST_STEPS: Final = """\
from nothing to a bundle that anyone can check:
  custody init ledger --origin agency/station-1 --offset +05:00
  custody enrol ledger CHIEF --role SUP --name NAME --identity CARD --as ADM1 --as ADM2
  custody enrol ledger ANNA --role INV --role OIC --name NAME --identity CARD --as ADM1 --as ADM2
  custody commands case.open --example > open.json     (edit it)
  custody do ledger open.json --as ANNA
  custody intake ledger --case C-2026-001 FILES --as ANNA
  custody export ledger --case C-2026-001 --out bundle --recipient OFFICE --purpose TEXT \\
      --as ANNA --as CHIEF
  custody trust ledger > trust.txt                     (the recipient gets it outside the bundle)
  custody verify bundle --trust trust.txt

Every command takes --json and --help. Exit status: 0 done, or authentic and complete; 1 refused, or
something does not match; 2 something needed was not checked; 3 unusable input; 4 storage; 70 a bug;
130 stopped.
"""
EXAMPLES: Final = {
    "stamp": """\
Whom this station asks stands in anchors.toml in the folder of its ledger:
  quorum = 1                          how many witnesses must have signed (all, if left out)
  [[authority]]                       asked in turn, until one has answered well
  name = "Time stamps of the agency"
  address = "https://tsa.example/"
  roots = "tsa-roots.pem"             certificates that are trusted, beside this file
  [[witness]]
  line = "peer.example/witness+1a2b3c4d+BAAA..."    as custody witness init printed it
  address = "https://witness.example/"              left out where it is asked by a stick

What waits is told by the ledger, and nothing is lost while there is no network.
Exit status: 0 stamped, or nothing waits; 1 an authority answered badly; 4 none answered.

example:
  custody stamp ledger
  custody show ledger event 12        tells between which instants it is proven
""",
    "cosign": """\
example:
  custody cosign ledger                                     witnesses that have an address
  custody cosign ledger --request request.txt --witness peer.example/witness
  custody cosign ledger --answer answer.txt                 what came back on the stick

Exit status: 0 the quorum has signed; 2 not yet; 1 a witness has seen another history.
""",
    "witness": """\
A witness keeps the newest head of each ledger that it knows, and cosigns what joins it.

example:
  custody witness init W peer.example/witness               prints the line that others trust
  custody witness trust W trust.txt                         knows this ledger from now on
  custody witness serve W --listen 127.0.0.1:8780           a proxy before it brings TLS
  custody witness answer W request.txt --out answer.txt     by a stick
  custody witness answer W bundle.zip --out answer.txt      of a bundle that was received
  custody witness show W                                    what it has seen
""",
    "compare-paper": """\
example:
  custody compare-paper ledger                 type what is printed; letters may look alike
  custody compare-paper ledger scan.png        reads the code on the page

Exit status: 0 the ledger holds it; 1 it does not; 2 misread, read it again.
""",
    "fork-proof": """\
example:
  custody fork-proof make one.txt other.txt --trust trust.txt --ledger ledger --out fork.json
  custody fork-proof check fork.json --trust trust.txt

Exit status: 0 proven; 1 no proof; 2 both heads are genuine, and it is open whether they join.
""",
    "init": """\
example:
  custody init ledger --origin agency/station-1 --agency "The agency" --offset +05:00
  custody init try --origin agency/try --demonstration

Each --admin gets a software key, for whose passphrase you are asked. Keep the folder to yourself;
what signs checkpoints is opened by a secret that lies outside it ($CUSTODY_HOME).
""",
    "key": """\
Optional: enrol makes a key by itself. The person makes their own key with this command first, so
that nobody else knows its passphrase.

example:
  custody key ledger ANNA
  custody key ledger ANNA --pkcs12 anna.p12
  custody key ledger ANNA --pkcs11 /usr/lib/…/module.so --token "Card of Anna" --key signing

A key on a card or token stays there; its PIN is asked for whenever ANNA signs, or comes from
$CUSTODY_PIN_ANNA or --passphrase-file ANNA.p11=FILE. Ed25519, ECDSA P-256 or P-384, or RSA will do.
""",
    "enrol": """\
Two administrators sign; once an auditor (AUD) is enrolled, an administrator and the auditor.
A person who is enrolled already is given the further roles.

roles: INV investigator, OIC officer in charge, SPC specialist, CUS custodian of evidence,
EXA examiner, EXP court expert, SUP supervisor, POC contact officer, PRO prosecutor, ADM
administrator, AUD auditor

example:
  custody enrol ledger ANNA --role INV --role OIC --name "Anna A." --identity "service card" \\
      --as ADM1 --as ADM2
""",
    "do": """\
A command is a JSON object {"command", "case", "items", "fields", ...}. `custody commands` lists
them; `custody commands NAME` prints one's form, and --example one that can be edited and done:
  custody commands case.open --example > open.json
  custody do ledger open.json --as ANNA
  custody do ledger transfer.json --as ANNA --as BORIS      where two must sign, the actor first
""",
    "commands": """\
Who may give a command is told by role codes (`any`: any role in the case; SYS: the station), how it
is signed by 1 (the actor), 2A (giver and receiver), 2B (a second person of another role),
1+W (witnesses sign on paper), S (the station).
""",
    "show": """\
example:
  custody show ledger
  custody show ledger case C-2026-001
  custody show ledger item ITM-01
  custody show ledger event 42
""",
    "procedures": """\
Each field is told with the source that asks for it: T treaty, S assessment of 2019, K national law,
G published guide, P our own rule. What is unconfirmed, and titles to be reviewed, stand at the end.
example:
  custody procedures
  custody procedures art16 --lang ru
  custody procedures --profiles --json
""",
    "calendar": """\
ceiling: at the latest until; floor: at least until; stated: as the other side wrote; task: until
then somebody has something to do. A newer calendar of working days is shown beside the old.
example:
  custody calendar ledger
  custody calendar ledger --case C-2026-001 --ical terms.ics
""",
    "request": """\
A draft is checked whole, then approved by somebody else than its drafter, sent, logged and closed:
  custody request make ledger art16                       what a draft has to say, and why
  custody request make ledger art16 --case C-1 --fields f.json --out draft.json
  custody document order-preservation RQ-01 ledger --draft draft.json --lang ru --out order.pdf
  custody request approve ledger draft.json --document order.pdf --as CHIEF --as ANNA
  custody request send ledger RQ-01 --means portal --address "portal.example" --as TIM
  custody request log ledger RQ-01 acknowledged --set reply="It has come" --as TIM
  custody request renew ledger RQ-01 --until 2026-08-31T19:00:00.000Z --out more.json
                            then the paper of more.json, and approve as above; when it is granted
  custody request renew ledger RQ-01 --until 2026-08-31T19:00:00.000Z --confirmation "Kept" --as TIM
  custody request close ledger RQ-01 --summary "Answered" --as ANNA
  custody request use-report ledger RQ-01 --lang ru        how its answers were used (Article 28)

what may be logged: acknowledged, clarified, preserved, conditions, accepted, rejected, received,
disclosed, answered, refused, postponed, withdrawn, released, confirmed
""",
    "hash": """\
example:
  custody hash image.dd --algorithms sha256,sha512
  custody hash folder > list.sha256
  custody hash --check list.sha256 folder
  custody hash folder --algorithms md5,sha256 --format hashdeep
""",
    "exchange": """\
Items go from one ledger to another by two bundles. The giver offers them to a person of the other
ledger (transfer.offer with to_ledger, the part of its trust line before the first +) and sends a
bundle of the items; the other station receives that, and the named person accepts or refuses; a
bundle of it goes back, and the giver closes. Until then they are in transit, and the giver's.

example, here and there:
  custody do field offer.json --as ANNA
  custody export field --case F-1 --item ITM-1 --out offer.zip --zip --recipient "The store" \\
      --recipient-kind other --purpose transfer --as ANNA --as GUL
    custody exchange receive store offer.zip --trust field.txt --case S-1 --as GUL
    custody exchange list store
    custody exchange accept store OFFER --case S-1 --item ITM-1=ITM-77 --packaging "bag, whole" \\
        --seal S-1187=intact --as BORIS
    custody exchange take store BND-1 --case S-1 --item ITM-1=ITM-77 --as ANNA
    custody export store --case S-1 --answer OFFER --out back.zip --zip ...
  custody exchange receive field back.zip --trust store.txt --case F-1 --as GUL
  custody exchange close field OFFER --as ANNA

Exit status of receive: 0 taken in; 1 it does not hold, and nothing was taken; 2 taken in, and it
could not show that it joins what was held of its ledger. custody show DIR foreign tells what came.
""",
    "erase": """\
What is erased is gone from the ledger, from what is made of it and from the store, where no other
event names the file; its place in the tree stays. Backups and bundles elsewhere are not reached.

example:
  custody erase order ledger EVENT EVENT --scope opening --basis "Court order 5" --as CHIEF --as GUL
  custody erase do ledger ORDER --as CHIEF
""",
    "table": """\
The file is only read, formulas are never computed. With --record, what is shown is kept as CSV, an
artifact derived from the one that came; its parameters tell how to make it again.

example:
  custody table calls.csv --zone Asia/Almaty --filter "called=+7701" --sort 1 --descending
  custody table --record ledger --case C-2026-001 --artifact ART-007 --zone +05:00 --as ANNA
""",
    "intake": """\
Files are copied read-only into DIR/artifacts while they are hashed; folders keep their structure
and raw names in a listing; links, devices and sockets are described, not followed.

example:
  custody intake ledger --case C-2026-001 folder image.E01 --as ANNA
  custody intake ledger --case C-2026-001 --item ITM-01 --act acquired.json image.E01 --as ANNA
  custody intake ledger --case C-2026-001 --in-place /media/disk/image.dd --as ANNA
""",
    "receive": """\
An archive is kept whole and unpacked beside; lists of digests among the files are found, and what
differs from them is a finding (exit status 1, like what cannot be opened). Passwords are kept
nowhere. Of the command that --example prints, change case, request and from whom it came; files
may stay as it is or be left out, since the files themselves tell container, files, only_theirs.

example:
  custody commands artifact.receive --example > received.json
  custody receive ledger --case C-2026-001 --act received.json answer.zip --as ANNA
  custody receive ledger --case C-2026-001 --act received.json answer.zip letter.pdf \\
      --list sums.txt --category conn.csv=traffic --password-file password --as ANNA
""",
    "verify-artifacts": """\
What differs or is missing becomes an event and a finding; the exit status is 1. Without --as the
station answers for the run by itself.
""",
    "export": """\
A bundle for a prosecutor is approved by a supervisor's signature, any other by a prosecutor's.

example:
  custody export ledger --case C-2026-001 --out bundle --recipient "Prosecutor's office" \\
      --purpose "trial" --as ANNA --as CHIEF
  custody export ledger --case C-2026-001 --item ITM-01 --out part.zip --zip --lang ru \\
      --recipient "Counsel" --recipient-kind defence --purpose "access to the file" \\
      --as GULNARA --as CHIEF
  custody export ledger --case C-2026-001 --case C-2026-002 --out joined --as ANNA --as CHIEF \\
      --recipient "Prosecutor's office" --purpose "joined cases"      each is judged by itself
""",
    "roster": """\
The agency signs with a key of its own, kept apart from every station. Recipients pin its one line;
check accepts a roster, and no older one after it.

example:
  custody roster make stations --agency agency.example --key agency.p8 \\
      --until 2027-12-31T00:00:00.000Z --station trust-1.txt
  custody roster add stations --key agency.p8 --station trust-2.txt
  custody roster retire stations --key agency.p8 --last last-checkpoint-of-station-1
  custody roster check stations --trust agency.txt
  custody verify bundle.zip --roster stations --trust agency.txt
""",
    "recipients": """\
Whoever is to read an encrypted bundle makes a key and gives out its public half; its fingerprint
is told by another way, by a telephone number that was known before.

example:
  custody recipients make-key my-key.txt
  custody recipients add ledger "Prosecutor's office" --key age1…
  custody recipients confirm ledger "Prosecutor's office" --fingerprint "1a2b 3c4d …" \\
      --by ANNA --how "read out by the head of its registry, by telephone"
  custody export ledger … --out case.age --recipient "Prosecutor's office" \\
      --encrypt-to "Prosecutor's office"
  custody verify case.age --identity my-key.txt --trust trust.txt
""",
    "document": """\
examples:
  custody document list --lang ru
  custody document protocol-search SRC-1 ledger --lang kk --out protocol.pdf
  custody document letter-preservation RQ-01 ledger --lang en --out letter.pdf --draft approve.json
  custody document act-transfer EVENT ledger --lang ru --out act.pdf --record --as ANNA
  custody document labels EX-26-0417 ledger --sheet roll-62x29 --lang kk --out labels.pdf
  custody document sign act.pdf --pkcs12 anna.p12 --out signed.pdf [--tsa http://… [--roots R.pem]]
  custody document check signed.pdf --roots roots.pem --ledger ledger
  custody document return scan.png ledger --as ANNA
  custody document again SHA256 ledger --out same.pdf

exit status of check: 0 all holds, 1 changed or not known to the ledger, 2 no root was given that
leads to the signer.
""",
    "verify": """\
exit status: 0 authentic and complete, 1 do not rely on it, 2 intact but not all was checked
(no trust line, for one), 3 this is no bundle.

Whoever holds the key of the log and those of the people can write the record anew, under the
same trust line, and its bundle then verifies. What shows it is a head that you got earlier, on
paper or as a file (--prior; again for each), or witnesses who signed it (--witness).

example:
  custody verify bundle.zip --trust trust.txt --prior checkpoint-i-was-given
  custody verify bundle.zip --trust trust.txt --witness a.txt --witness b.txt --quorum 1
""",
    "audit": """\
Every event, signature, head and rule is checked again, and without a network every time stamp and
cosignature that is kept, by whom anchors.toml names.

With --since-last or --from-checkpoint, events before that head are only compared with it, byte for
byte. Their signatures, rights and rules are taken to be good: you trust whoever found them so, and
whoever kept that head since. Do a whole audit before anything is to rest on it.

Exit status: 0 sound, 1 not sound. A stamp or cosignature that is damaged, forged or gone is told
and changes no status: the record does not rest on it.

example:
  custody audit ledger
  custody audit ledger --since-last
""",
}
"""What stands under `custody COMMAND --help`."""
