<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>AboutStep</name>
    <message>
        <source>Fields</source>
        <translation>Өрістер</translation>
    </message>
    <message>
        <source>Write what you looked at, how you checked it, and whether you agree with the conclusion. Your signed note stands beside the report and goes along with it.</source>
        <translation>Нені қарағаныңызды, қалай тексергеніңізді және қорытындымен келісетініңізді жазыңыз. Қол қойылған пікіріңіз қорытындының жанында тұрады және онымен бірге беріледі.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to look at.</source>
        <translation>
            <numerusform>%n өріске назар аудару керек.</numerusform>
            <numerusform>%n өріске назар аудару керек.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AbroadCard</name>
    <message>
        <source>Cannot be read</source>
        <translation>Оқылмайды</translation>
    </message>
    <message>
        <source>At other stations: their record, not ours</source>
        <translation>Басқа станцияларда: олардың жазбасы, біздікі емес</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>What other stations recorded of it</source>
        <translation>Басқа станциялар ол туралы не жазды</translation>
    </message>
    <message>
        <source>No bundle that was received tells of it.</source>
        <translation>Қабылданған жинақтардың ешқайсысында ол туралы айтылмаған.</translation>
    </message>
    <message>
        <source>Named by our record: {what}</source>
        <translation>Біздің жазбада аталған: {what}</translation>
    </message>
    <message>
        <source>there it is {item}; as bundle {bundle} tells, received {at}</source>
        <translation>онда ол — {item}; {at} қабылданған {bundle} жинағы бойынша</translation>
    </message>
</context>
<context>
    <name>Accept</name>
    <message>
        <source>Accept</source>
        <translation>Қабылдау</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>«Бүгінге» оралу</translation>
    </message>
    <message>
        <source>Show {item}</source>
        <translation>{item} затын көрсету</translation>
    </message>
    <message>
        <source>Put into the store</source>
        <translation>Қоймаға қою</translation>
    </message>
</context>
<context>
    <name>AcknowledgeRun</name>
    <message>
        <source>Acknowledge a finding</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздікті қарау</translation>
    </message>
    <message>
        <source>Finding {finding}: acknowledgement</source>
        <translation>{finding} сәйкессіздігі: қарау</translation>
    </message>
</context>
<context>
    <name>AcquireRun</name>
    <message>
        <source>Take data from an item</source>
        <translation>Заттан деректерді көшіріп алу</translation>
    </message>
    <message>
        <source>Show the item</source>
        <translation>Затты көрсету</translation>
    </message>
</context>
<context>
    <name>AcquiredHere</name>
    <message>
        <source>Take in the data</source>
        <translation>Деректерді қабылдау</translation>
    </message>
    <message>
        <source>Choose the files or drop them here, if they came to this machine. They are hashed and kept, and their numbers are filled in below.</source>
        <translation>Егер файлдар осы компьютерге түскен болса, оларды таңдаңыз немесе осында сүйреп әкеліңіз. Олардың хеш-сомалары есептеліп, өздері сақталады, нөмірлері төменде толтырылады.</translation>
    </message>
</context>
<context>
    <name>AddresseeStep</name>
    <message>
        <source>Choose the station, or give its trust line.</source>
        <translation>Станцияны таңдаңыз немесе оның сенім жолын көрсетіңіз.</translation>
    </message>
    <message>
        <source>Say who takes it over there, by the id of that person there.</source>
        <translation>Онда кім қабылдап алатынын сол станциядағы белгісімен көрсетіңіз.</translation>
    </message>
    <message>
        <source>To which station</source>
        <translation>Қай станцияға</translation>
    </message>
    <message>
        <source>Only the person who is named can take the items over, at that station alone. Until their answer has come back they stand as in transit at both.</source>
        <translation>Заттарды тек аталған адам және тек сол станцияда қабылдап ала алады. Жауап қайтып келгенше олар екі станцияда да жолда деп көрсетіледі.</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>The transfer</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>Person there</source>
        <translation>Сондағы адам</translation>
    </message>
    <message>
        <source>The id by which that station knows the person</source>
        <translation>Адамның сол станциядағы белгісі</translation>
    </message>
    <message>
        <source>Choose a station</source>
        <translation>Станцияны таңдаңыз</translation>
    </message>
    <message>
        <source>None is known here yet: give its trust line below</source>
        <translation>Мұнда әзірге ешқайсысы белгілі емес: төменде оның сенім жолын көрсетіңіз</translation>
    </message>
</context>
<context>
    <name>AnnotateRun</name>
    <message>
        <source>Review of a report by a colleague</source>
        <translation>Әріптестің қорытындыға пікірі</translation>
    </message>
    <message>
        <source>Add a note to an event</source>
        <translation>Оқиғаға белгі қосу</translation>
    </message>
    <message>
        <source>Review of the report in event {number}</source>
        <translation>{number}-оқиғадағы қорытындыға пікір</translation>
    </message>
    <message>
        <source>Note on event {number}</source>
        <translation>{number}-оқиғаға белгі</translation>
    </message>
</context>
<context>
    <name>AnswerStep</name>
    <message>
        <source>There is no case yet.</source>
        <translation>Әзірге іс жоқ.</translation>
    </message>
    <message>
        <source>{items} from {station}, to {person}</source>
        <translation>{items}: {station} станциясынан, алушы {person}</translation>
    </message>
    <message>
        <source>The received bundles are still being read.</source>
        <translation>Қабылданған жинақтар әлі оқылып жатыр.</translation>
    </message>
    <message>
        <source>There is nothing to take over.</source>
        <translation>Қабылдап алатын ештеңе жоқ.</translation>
    </message>
    <message>
        <source>What has come</source>
        <translation>Не келді</translation>
    </message>
    <message>
        <source>The offer</source>
        <translation>Ұсыныс</translation>
    </message>
    <message>
        <source>Offered by another station</source>
        <translation>Басқа станция ұсынған</translation>
    </message>
    <message>
        <source>The case here in which it goes on</source>
        <translation>Осындағы қай іс бойынша жалғасады</translation>
    </message>
    <message>
        <source>{item}: give it an id, each item its own.</source>
        <translation>{item}: белгі беріңіз, әр затқа өзінікін.</translation>
    </message>
    <message>
        <source>Look at every seal, and say how you find it.</source>
        <translation>Әр мөрді қарап, оның күйін көрсетіңіз.</translation>
    </message>
    <message>
        <source>Look at each item and its packaging. Tick what is taken over: it is in your custody from your signature on. What is not ticked is refused, and stays the giver’s.</source>
        <translation>Әр затты және оның орамын қараңыз. Қабылданып алынатынын белгілеңіз: қол қойған сәттен бастап ол сіздің сақтауыңызда болады. Белгіленбегеннен бас тартылады және ол тапсырушыда қалады.</translation>
    </message>
    <message>
        <source>The items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>How they came</source>
        <translation>Қандай күйде келді</translation>
    </message>
    <message>
        <source>Why the others are refused</source>
        <translation>Қалғандарынан неге бас тартылады</translation>
    </message>
    <message>
        <source>Nothing to take over</source>
        <translation>Қабылдап алатын ештеңе жоқ</translation>
    </message>
    <message>
        <source>No bundle that was received here hands anything over to this station, or everything was answered. Receive the other station’s bundle first.</source>
        <translation>Мұнда қабылданған жинақтардың ешқайсысы бұл станцияға ештеңе тапсырмайды немесе бәріне жауап берілген. Алдымен басқа станцияның жинағын қабылдаңыз.</translation>
    </message>
    <message>
        <source>{giver} of {ledger} hands it to {person}, who signs here.</source>
        <translation>{giver} ({ledger}) тапсырады; {person} қабылдап алып, осында қол қояды.</translation>
    </message>
</context>
<context>
    <name>ApprovalPart</name>
    <message>
        <source>Approval</source>
        <translation>Бекіту</translation>
    </message>
    <message>
        <source>Whoever approves it signs on this machine, and is never the drafter.</source>
        <translation>Бекітетін адам осы компьютерде қол қояды және ол ешқашан жобаны дайындаушы болмайды.</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Бекітетін адам</translation>
    </message>
    <message>
        <source>Nobody at this station may approve it</source>
        <translation>Бұл станцияда оны бекітуге құқылы ешкім жоқ</translation>
    </message>
    <message>
        <source>Hand it over: it waits until somebody who may is here.</source>
        <translation>Бекітуге жіберіңіз: бекітуге құқылы адам келгенше күтіп тұрады.</translation>
    </message>
    <message>
        <source>If nobody who may approve it is here: hand it over. It waits on Today, encrypted for this station, for everybody who may approve it.</source>
        <translation>Бекітуге құқылы адам осында болмаса, бекітуге жіберіңіз. Ол осы станция үшін шифрланып, бекітуге құқылы әркімнің «Бүгін» бетінде күтіп тұрады.</translation>
    </message>
    <message>
        <source>You approve it as it was drafted, and one more person signs beside you.</source>
        <translation>Сіз оны дайындалған күйінде бекітесіз, сізбен бірге тағы бір адам қол қояды.</translation>
    </message>
    <message>
        <source>Signs beside you</source>
        <translation>Сізбен бірге қол қояды</translation>
    </message>
    <message>
        <source>Nobody else has a key at this station</source>
        <translation>Бұл станцияда басқа ешкімнің кілті жоқ</translation>
    </message>
    <message>
        <source>If something is to be changed, give it back: say what, and why.</source>
        <translation>Бірдеңені өзгерту керек болса, қайтарыңыз: нені және неге екенін жазыңыз.</translation>
    </message>
    <message>
        <source>Hand over for approval</source>
        <translation>Бекітуге жіберу</translation>
    </message>
    <message>
        <source>Give back to {person}</source>
        <translation>{person} адамына қайтару</translation>
    </message>
    <message>
        <source>Remark for the drafter</source>
        <translation>Дайындаушыға ескертпе</translation>
    </message>
</context>
<context>
    <name>ArtifactsStep</name>
    <message>
        <source>of {item}, here {ours}</source>
        <translation>{item} затынан, мұнда {ours}</translation>
    </message>
    <message>
        <source>of {item}, which is not here</source>
        <translation>{item} затынан, ол мұнда жоқ</translation>
    </message>
    <message>
        <source>Copying out of the bundle</source>
        <translation>Жинақтан көшірілуде</translation>
    </message>
    <message>
        <source>No bundle was received yet.</source>
        <translation>Әзірге жинақ қабылданған жоқ.</translation>
    </message>
    <message>
        <source>Copying is still under way. Wait, or stop it.</source>
        <translation>Көшіру жүріп жатыр. Күтіңіз немесе тоқтатыңыз.</translation>
    </message>
    <message>
        <source>Choose at least one artifact.</source>
        <translation>Кемінде бір цифрлық объектіні таңдаңыз.</translation>
    </message>
    <message>
        <source>Copy what is chosen first.</source>
        <translation>Алдымен таңдалғанын көшіріңіз.</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифрлық объектілер</translation>
    </message>
    <message>
        <source>What is ticked is copied out of the bundle and hashed again. It gets ids of this station; the record of each names what it is at the other.</source>
        <translation>Белгіленген нәрсе жинақтан көшіріліп, хеші қайта есептеледі. Ол осы станцияның белгілерін алады; әрқайсысының жазбасында оның басқа станцияда не екені аталады.</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>Қайдан</translation>
    </message>
    <message>
        <source>Which artifacts</source>
        <translation>Қандай цифрлық объектілер</translation>
    </message>
    <message>
        <source>Bundle that was received</source>
        <translation>Қабылданған жинақ</translation>
    </message>
    <message>
        <source>The case here in which they go on</source>
        <translation>Осындағы қай іс бойынша жалғасады</translation>
    </message>
    <message>
        <source>Copy and hash</source>
        <translation>Көшіру және хешін есептеу</translation>
    </message>
    <message>
        <source>Artifacts of an item that was not taken over go into the case without it.</source>
        <translation>Қабылдап алынбаған заттың цифрлық объектілері іске сол затсыз енгізіледі.</translation>
    </message>
    <message>
        <source>No bundle was received yet</source>
        <translation>Әзірге жинақ қабылданған жоқ</translation>
    </message>
    <message>
        <source>Receive the bundle of another station first; then its artifacts stand here.</source>
        <translation>Алдымен басқа станцияның жинағын қабылдаңыз; сонда оның цифрлық объектілері осында көрсетіледі.</translation>
    </message>
    <message>
        <source>{bundle} of {station}, received {at}</source>
        <translation>{bundle}, {station} станциясынан, қабылданған {at}</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) copied and hashed</source>
        <translation>
            <numerusform>%n цифрлық объект көшіріліп, хеші есептелді</numerusform>
            <numerusform>%n цифрлық объект көшіріліп, хеші есептелді</numerusform>
        </translation>
    </message>
    <message>
        <source>They are what the bundle’s record says.</source>
        <translation>Олар жинақтың жазбасында айтылғанға сәйкес.</translation>
    </message>
</context>
<context>
    <name>AskingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Болдырмау</translation>
    </message>
</context>
<context>
    <name>AuditReport</name>
    <message>
        <source>The ledger is whole: nothing was changed, left out or slipped in.</source>
        <translation>Журнал бүтін: ештеңе өзгертілмеген, қалдырылмаған және үстемеленбеген.</translation>
    </message>
    <message>
        <source>Do not rely on this ledger: something does not hold.</source>
        <translation>Бұл журналға сенуге болмайды: бірдеңе сәйкес келмейді.</translation>
    </message>
    <message numerus="yes">
        <source>Checked {at}: %n event(s), </source>
        <translation>
            <numerusform>Тексерілген уақыты {at}: %n оқиға, </numerusform>
            <numerusform>Тексерілген уақыты {at}: %n оқиға, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erased by order.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>
            <numerusform>оның ішінде тағайындау бойынша өшірілгені: %n.</numerusform>
            <numerusform>оның ішінде тағайындау бойынша өшірілгені: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>A demonstration: one person is enough for everything in it.</source>
        <translation>Көрсетілім: мұнда барлығына бір адам жеткілікті.</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) the clock was set back by a day or more.</source>
        <translation>
            <numerusform>Сағат бір тәулікке немесе одан көп %n рет кері қойылған.</numerusform>
            <numerusform>Сағат бір тәулікке немесе одан көп %n рет кері қойылған.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) by keys later reported compromised.</source>
        <translation>
            <numerusform>%n оқиғаға кейін бұзылды деп танылған кілттермен қол қойылған.</numerusform>
            <numerusform>%n оқиғаға кейін бұзылды деп танылған кілттермен қол қойылған.</numerusform>
        </translation>
    </message>
    <message>
        <source>Events before {index} were not judged again: only that not a byte of them differs from what the audit of {at} found good. That audit and this computer are trusted for it. The last audit of everything was {whole}.</source>
        <translation>№ {index} жазбаға дейінгі оқиғалар қайта бағаланған жоқ: тек олардың бірде-бір байты {at} жүргізілген тексеру дұрыс деп тапқаннан өзгермегені анықталды. Бұл үшін сол тексеруге және осы компьютерге сенім артылады. Бәрін толық тексеру соңғы рет {whole} жүргізілген.</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>дұрыс</translation>
    </message>
    <message>
        <source>FAILS</source>
        <translation>ДҰРЫС ЕМЕС</translation>
    </message>
    <message>
        <source>Event {index}: {reason}</source>
        <translation>{index}-оқиға: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… және тағы %n</numerusform>
            <numerusform>… және тағы %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n good</source>
        <translation>
            <numerusform>жарамды: %n</numerusform>
            <numerusform>жарамды: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by somebody whom this station does not name</source>
        <translation>
            <numerusform>бұл станция атамаған тұлғадан: %n</numerusform>
            <numerusform>бұл станция атамаған тұлғалардан: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be checked here</source>
        <translation>
            <numerusform>мұнда тексеру мүмкін емес: %n</numerusform>
            <numerusform>мұнда тексеру мүмкін емес: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged or forged</source>
        <translation>
            <numerusform>бүлінген немесе қолдан жасалған: %n</numerusform>
            <numerusform>бүлінген немесе қолдан жасалған: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing though the record tells of it</source>
        <translation>
            <numerusform>жазбада аталғанымен, жоқ: %n</numerusform>
            <numerusform>жазбада аталғанымен, жоқ: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>faults</source>
        <translation>ақаулар бар</translation>
    </message>
    <message>
        <source>no fault</source>
        <translation>ақау жоқ</translation>
    </message>
    <message>
        <source>Time stamps and cosignatures: {words}.</source>
        <translation>Уақыт белгілері мен куәлердің қолтаңбалары: {words}.</translation>
    </message>
    <message>
        <source>What is damaged proves nothing any more; the record does not rest on it.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Бүлінгені енді ештеңені дәлелдемейді; жазба оған сүйенбейді.</translation>
    </message>
    <message>
        <source>Everything in the file can be read.</source>
        <translation>Файлдағының бәрі оқылады.</translation>
    </message>
    <message>
        <source>Every event has the right form.</source>
        <translation>Әр оқиғаның нысаны дұрыс.</translation>
    </message>
    <message>
        <source>Every event names the whole record before it.</source>
        <translation>Әр оқиға өзіне дейінгі бүкіл журналды атайды.</translation>
    </message>
    <message>
        <source>Every checkpoint was signed by the log of this ledger.</source>
        <translation>Әр бақылау нүктесіне осы журналдың кілтімен қол қойылған.</translation>
    </message>
    <message>
        <source>Every signature is good.</source>
        <translation>Әр қолтаңба дұрыс.</translation>
    </message>
    <message>
        <source>Whoever signed had the right to, at that time.</source>
        <translation>Қол қойған әр адамның сол кезде бұған құқығы болған.</translation>
    </message>
    <message>
        <source>No case and no item lacks an event.</source>
        <translation>Ешбір істе және ешбір зат бойынша қалдырылған оқиға жоқ.</translation>
    </message>
    <message>
        <source>The rules of custody hold: one holder at any time.</source>
        <translation>Сақтау қағидалары орындалған: кез келген уақытта сақтаушы біреу ғана.</translation>
    </message>
    <message>
        <source>What is missing was erased by an order of two.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жоқ нәрсе екі адамның тағайындауымен өшірілген.</translation>
    </message>
    <message>
        <source>No salt was used twice.</source>
        <translation>Ешбір тұз екі рет қолданылмаған.</translation>
    </message>
    <message>
        <source>The ledger still holds all that this machine has seen.</source>
        <translation>Осы компьютер көргеннің бәрі журналда бар.</translation>
    </message>
    <message>
        <source>Not that nobody copied the file.</source>
        <translation>Файлды ешкім көшірмегенін емес.</translation>
    </message>
    <message>
        <source>Not that what an event says is true.</source>
        <translation>Оқиғада айтылғанның шындық екенін емес.</translation>
    </message>
    <message>
        <source>Not who wrote it; that is told by the signatures.</source>
        <translation>Мұны кім жазғанын емес: оны қолтаңбалар айтады.</translation>
    </message>
    <message>
        <source>Not that no other history was shown elsewhere; compare with a printed checkpoint.</source>
        <translation>Басқа жерде басқа тарих көрсетілмегенін емес; басып шығарылған бақылау нүктесімен салыстырыңыз.</translation>
    </message>
    <message>
        <source>Not that the key was in its owner&apos;s hand.</source>
        <translation>Кілттің өз иесінің қолында болғанын емес.</translation>
    </message>
    <message>
        <source>Not that the act was lawful in itself.</source>
        <translation>Әрекеттің өзі заңды болғанын емес.</translation>
    </message>
    <message>
        <source>Not that everything that happened was recorded.</source>
        <translation>Болғанның бәрі жазылғанын емес.</translation>
    </message>
    <message>
        <source>Not where the thing really lay.</source>
        <translation>Заттың шын мәнінде қайда жатқанын емес.</translation>
    </message>
    <message>
        <source>Not what was erased.</source>
        <translation>Нақты не өшірілгенін емес.</translation>
    </message>
    <message>
        <source>It matters only for what is withheld from others.</source>
        <translation>Тек басқалардан ұсталған деректер үшін маңызды.</translation>
    </message>
    <message>
        <source>Not what happened before this machine first saw it.</source>
        <translation>Осы компьютер журналды алғаш көргенге дейін не болғанын емес.</translation>
    </message>
</context>
<context>
    <name>AuthorityDialog</name>
    <message>
        <source>Time-stamp authority</source>
        <translation>Уақыт белгісі қызметі</translation>
    </message>
    <message>
        <source>It signs that a checkpoint existed at a time (RFC 3161). Its stamps count only under root certificates that came to you from itself, not over this network.</source>
        <translation>Ол бақылау нүктесінің қай уақытта болғанына қол қояды (RFC 3161). Оның белгілері осы желі арқылы емес, өзінен алынған түбірлік сертификаттар бойынша ғана қабылданады.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Мекенжайы</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Файлдан…</translation>
    </message>
    <message>
        <source>Root certificates (PEM)</source>
        <translation>Түбірлік сертификаттар (PEM)</translation>
    </message>
    <message>
        <source>Root certificates from a file</source>
        <translation>Түбірлік сертификаттар файлдан</translation>
    </message>
    <message>
        <source>{file} holds no PEM certificates.</source>
        <translation>{file} файлында PEM сертификаттары жоқ.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Оған атау беріңіз.</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://.</source>
        <translation>Мекенжай https:// немесе http:// деп басталады.</translation>
    </message>
    <message>
        <source>Without its root certificates no stamp of it counts.</source>
        <translation>Түбірлік сертификаттарынсыз оның бірде-бір белгісі қабылданбайды.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>әзірге жоқ</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this notice</source>
        <translation>Бұл хабарды жабу</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>Demonstration</source>
        <translation>Көрсетілім</translation>
    </message>
    <message>
        <source>One person may do everything here, and every check says so. No real evidence belongs in this ledger.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Мұнда бір адам бәрін істей алады және әр тексеру мұны айтады. Бұл журналда шынайы дәлелдемелер болмауы тиіс.</translation>
    </message>
    <message>
        <source>This ledger lies on a disk that cannot be written to: read only</source>
        <translation>Бұл журнал жазуға болмайтын дискіде жатыр: тек оқу</translation>
    </message>
    <message>
        <source>What is recorded is whole and can be read, searched and verified. To record more, close Custody, make the disk writable, and open the ledger again.</source>
        <translation>Жазылған бүтін, оны оқуға, іздеуге және тексеруге болады. Әрі қарай жазу үшін Custody бағдарламасын жауып, дискіні жазуға ашыңыз да, журналды қайта ашыңыз.</translation>
    </message>
    <message>
        <source>A key of this station cannot be used: read only</source>
        <translation>Осы станцияның кілтін пайдалану мүмкін емес: тек оқуға болады</translation>
    </message>
    <message>
        <source>What is recorded is whole and can be read, searched and verified. To record more, put the key back from its backup, and open the ledger again.</source>
        <translation>Жазылған деректер бүтін, оларды оқуға, іздеуге және тексеруге болады. Жазуды жалғастыру үшін кілтті сақтық көшірмеден қалпына келтіріп, журналды қайта ашыңыз.</translation>
    </message>
    <message>
        <source>The words of this language were not found</source>
        <translation>Бұл тілдің сөздері табылмады</translation>
    </message>
    <message>
        <source>The screen is in English. The ledger is not touched by it.</source>
        <translation>Экран ағылшын тілінде. Журналға бұл әсер етпейді.</translation>
    </message>
    <message>
        <source>What you type is not kept</source>
        <translation>Енгізгеніңіз сақталмайды</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Бұл нені білдіреді</translation>
    </message>
    <message>
        <source>This ledger was changed: read only</source>
        <translation>Бұл журнал өзгертілген: тек оқу</translation>
    </message>
    <message>
        <source>The ledger is older than this machine remembers: read only</source>
        <translation>Журнал осы компьютер есте сақтағаннан ескі: тек оқу</translation>
    </message>
    <message>
        <source>It has {held} events, and this machine has seen {remembered}. Nothing is written until an administrator records what happened. Change and delete nothing; look for the newer copy first.</source>
        <translation>Онда {held} оқиға бар, ал бұл компьютер {remembered} оқиға көрген. Әкімші не болғанын жазбайынша, ештеңе жазылмайды. Ештеңені өзгертпеңіз және өшірмеңіз; алдымен жаңарақ көшірмесін іздеңіз.</translation>
    </message>
    <message>
        <source>This is not the ledger that this machine has seen: read only</source>
        <translation>Бұл осы компьютер көрген журнал емес: тек оқу</translation>
    </message>
    <message>
        <source>It differs within the first {remembered} events. Nothing is written until an administrator records what happened. Change and delete nothing.</source>
        <translation>Ол алғашқы {remembered} оқиғаның ішінде өзгеше. Әкімші не болғанын жазбайынша, ештеңе жазылмайды. Ештеңені өзгертпеңіз және өшірмеңіз.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Не істеу керек</translation>
    </message>
    <message>
        <source>Record what happened</source>
        <translation>Не болғанын жазу</translation>
    </message>
    <message>
        <source>The clock of this machine was set back</source>
        <translation>Бұл компьютердің сағаты кері қойылған</translation>
    </message>
    <message>
        <source>It is behind the newest event. What is recorded now keeps its place in the ledger, and is marked as recorded under a doubtful clock.</source>
        <translation>Ол соңғы оқиғадан артта. Қазір жазылғанның журналдағы орны сақталады және «сағат күмәнді» деп белгіленеді.</translation>
    </message>
    <message>
        <source>The clock of this machine is off</source>
        <translation>Бұл компьютердің сағаты дәл емес</translation>
    </message>
    <message>
        <source>What is recorded now is marked as recorded under a doubtful clock. Set the clock, then check it.</source>
        <translation>Қазір жазылған «сағат күмәнді» деп белгіленеді. Сағатты түзетіп, содан кейін тексеріңіз.</translation>
    </message>
    <message>
        <source>Check the clock</source>
        <translation>Сағатты тексеру</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Артқа (Alt+Солға)</translation>
    </message>
    <message>
        <source>Search everything   Ctrl+K</source>
        <translation>Барлық жерден іздеу   Ctrl+K</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Барлық жерден іздеу</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Құлыптау</translation>
    </message>
    <message>
        <source>Another person…</source>
        <translation>Басқа адам…</translation>
    </message>
    <message>
        <source>Locked. Unlock…</source>
        <translation>Құлыпталған. Құлпын ашу…</translation>
    </message>
    <message>
        <source>Nobody’s key is unlocked: one can read, not sign.</source>
        <translation>Ешкімнің кілті ашылмаған: оқуға болады, қол қоюға болмайды.</translation>
    </message>
    <message>
        <source>At the desk:</source>
        <translation>Жұмыс орнында:</translation>
    </message>
</context>
<context>
    <name>BasisStep</name>
    <message>
        <source>Letters, digits, dots, dashes: as the register gives it.</source>
        <translation>Әріптер, цифрлар, нүктелер, сызықшалар: тізілімдегідей.</translation>
    </message>
    <message>
        <source>There is a case of this number. Choose it above.</source>
        <translation>Мұндай нөмірлі іс бар. Оны жоғарыдан таңдаңыз.</translation>
    </message>
    <message>
        <source>Choose the case, or open a new one.</source>
        <translation>Істі таңдаңыз немесе жаңасын ашыңыз.</translation>
    </message>
    <message>
        <source>Choose what allows the search.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тергеу әрекетіне не рұқсат беретінін таңдаңыз.</translation>
    </message>
    <message>
        <source>Choose the officer in charge who signs for the case.</source>
        <translation>Қол қоятын іске жауапты адамды таңдаңыз.</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Құқықтық негіз</translation>
    </message>
    <message>
        <source>Every search belongs to a case and rests on an authority. Without a sanction it rests on a ground for urgency, and goes to the investigating judge within 24 hours.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Әр тергеу әрекеті іске жатады және негізге сүйенеді. Санкция болмаса, ол кейінге қалдыруға болмайтын жағдайға сүйенеді және 24 сағат ішінде тергеу судьясына жіберіледі.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Existing case</source>
        <translation>Бар іс</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Жаңа іс</translation>
    </message>
    <message>
        <source>You are in no open case yet. Open a new one.</source>
        <translation>Сіз әзірге ешбір ашық іске қатыспайсыз. Жаңасын ашыңыз.</translation>
    </message>
    <message>
        <source>What allows the search</source>
        <translation>Әрекетке не рұқсат береді</translation>
    </message>
    <message>
        <source>Recorded authority</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жазылған негіз</translation>
    </message>
    <message>
        <source>Record a new one</source>
        <translation>Жаңасын жазу</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Кейінге қалдыруға болмайды</translation>
    </message>
    <message>
        <source>This case has no authority that is valid now. Record one, or give the ground.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Бұл іс бойынша қолданыстағы негіз жоқ. Оны жазыңыз немесе неге кейінге қалдыруға болмайтынын көрсетіңіз.</translation>
    </message>
    <message>
        <source>The 24 hours for the investigating judge begin with the search; Today counts them.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тергеу судьясына берілген 24 сағат әрекет басталғаннан саналады; есебі «Бүгін» бетінде.</translation>
    </message>
    <message>
        <source>Officer in charge</source>
        <translation>Іске жауапты адам</translation>
    </message>
    <message>
        <source>You do not hold that role. Who does signs the opening of the case or the authority, on this machine, at the end of the run.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сізде бұл рөл жоқ. Рөлі бар адам істің ашылуына немесе негізге осы компьютерде, соңында қол қояды.</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Кім қол қояды</translation>
    </message>
    <message>
        <source>Nobody with a key at this station holds that role. An administrator enrols an officer in charge: Settings leads there.</source>
        <translation>Бұл станцияда кілті бар ешкімде бұл рөл жоқ. Іске жауапты адамды әкімші тіркейді: бұл баптауларда жасалады.</translation>
    </message>
    <message>
        <source>valid until {time}</source>
        <translation>жарамдылық мерзімі: {time}</translation>
    </message>
    <message>
        <source>Carries out the search and the seizure.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тергеу әрекетін және алып қоюды жүргізеді.</translation>
    </message>
</context>
<context>
    <name>BroughtStep</name>
    <message>
        <source>What it brings</source>
        <translation>Онда не бар</translation>
    </message>
    <message>
        <source>Its history stays that station’s own. Items and artifacts continue here only when somebody takes them over and signs for it; the record then names where they came from.</source>
        <translation>Оның тарихы сол станциянікі болып қалады. Заттар мен цифрлық объектілер мұнда біреу оларды қабылдап алып, қол қойғанда ғана жалғасады; жазбада олардың қайдан келгені аталады.</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>Кімнен</translation>
    </message>
    <message>
        <source>What may continue here</source>
        <translation>Мұнда не жалғаса алады</translation>
    </message>
    <message>
        <source>What it keeps back</source>
        <translation>Не жасырылған</translation>
    </message>
    <message>
        <source>The case that it concerns</source>
        <translation>Қатысты іс</translation>
    </message>
    <message>
        <source>None of ours</source>
        <translation>Біздің ешқайсысына</translation>
    </message>
    <message>
        <source>Those who work on the case see it in its history.</source>
        <translation>Іспен жұмыс істейтіндер оны істің тарихынан көреді.</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Жинақ</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Мақсаты</translation>
    </message>
    <message>
        <source>Conditions that travel along</source>
        <translation>Бірге берілетін шарттар</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s), </source>
        <translation>
            <numerusform>%n цифрлық объект, </numerusform>
            <numerusform>%n цифрлық объект, </numerusform>
        </translation>
    </message>
    <message>
        <source>Cases there</source>
        <translation>Ондағы істер</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>none</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифрлық объектілер</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Құжаттар</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>Events not shown</source>
        <translation>Көрсетілмеген оқиғалар</translation>
    </message>
    <message>
        <source>Without private part</source>
        <translation>Жеке бөлігінсіз</translation>
    </message>
    <message>
        <source>Artifacts without contents</source>
        <translation>Мазмұнсыз цифрлық объектілер</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Ештеңе</translation>
    </message>
    <message>
        <source>everything of its scope is in it</source>
        <translation>ауқымындағының бәрі ішінде</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{items}, to {person}</source>
        <translation>{items}, алушы {person}</translation>
    </message>
    <message>
        <source>It hands items over to this station</source>
        <translation>Ол осы станцияға заттар тапсырады</translation>
    </message>
    <message>
        <source>Items in it are on their way to another station, not to this one</source>
        <translation>Ондағы заттар бұл станцияға емес, басқа станцияға жолда</translation>
    </message>
</context>
<context>
    <name>BundleContents</name>
    <message>
        <source>History</source>
        <translation>Тарих</translation>
    </message>
    <message>
        <source>Custody picture</source>
        <translation>Сақтау сызбасы</translation>
    </message>
    <message>
        <source>Who held what</source>
        <translation>Кімде не болды</translation>
    </message>
    <message>
        <source>Findings</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздіктер</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифрлық объектілер</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Құжаттар</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Only the first {count} events are shown here; the bundle has them all.</source>
        <translation>Мұнда тек алғашқы {count} оқиға көрсетілген; жинақта бәрі бар.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Finding</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздік</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Анықталған</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Зат</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Кімде</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Басталуы</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Аяқталуы</translation>
    </message>
    <message>
        <source>Event in the case</source>
        <translation>Істегі оқиға</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Цифрлық объект</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Өлшемі</translation>
    </message>
    <message>
        <source>File in the bundle</source>
        <translation>Жинақтағы файл</translation>
    </message>
    <message>
        <source>no disclosed event names it</source>
        <translation>оны ашылған бірде-бір оқиға атамайды</translation>
    </message>
    <message>
        <source>Event that names it</source>
        <translation>Оны атаған оқиға</translation>
    </message>
    <message>
        <source>There is nothing of this kind in the bundle.</source>
        <translation>Жинақта мұндай ештеңе жоқ.</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>жабылды</translation>
    </message>
    <message>
        <source>acknowledged, open</source>
        <translation>қаралды, жабылған жоқ</translation>
    </message>
    <message>
        <source>open</source>
        <translation>жабылған жоқ</translation>
    </message>
    <message>
        <source>What was read before signing is not disclosed here.</source>
        <translation>Қол қоюдың алдында оқылған мәтін мұнда ашылмаған.</translation>
    </message>
</context>
<context>
    <name>BundleView</name>
    <message>
        <source>Checking {name}</source>
        <translation>{name} тексерілуде</translation>
    </message>
    <message>
        <source>Checked by this program on {at}.</source>
        <translation>Осы бағдарлама тексерген уақыты: {at}.</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Жинақ</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Кімге арналған</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Мақсаты</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Қалтаны ашу…</translation>
    </message>
    <message>
        <source>Open a ZIP…</source>
        <translation>ZIP ашу…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Басып шығару…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Қайта тексеру</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Тексеру нәтижелері</translation>
    </message>
    <message>
        <source>What it tells</source>
        <translation>Не айтады</translation>
    </message>
    <message>
        <source>Drop a bundle here</source>
        <translation>Жинақты осында сүйреп әкеліңіз</translation>
    </message>
    <message>
        <source>A folder with bagit.txt, a ZIP, or an encrypted .age file. It is only read: nothing of it is taken into a ledger, and nothing in it is run.</source>
        <translation>bagit.txt бар қалта, ZIP немесе шифрланған .age файлы. Ол тек оқылады: одан журналға ештеңе алынбайды және ішіндегі ештеңе іске қосылмайды.</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} оқылуда</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Көшірмесін сақтау</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>{name} сақталуда</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарих</translation>
    </message>
    <message>
        <source>Warning: {text}</source>
        <translation>Ескерту: {text}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Ескертпе: {text}</translation>
    </message>
</context>
<context>
    <name>BundleWindow</name>
    <message>
        <source>Custody: a bundle</source>
        <translation>Custody: жинақ</translation>
    </message>
    <message>
        <source>A bundle from somebody else</source>
        <translation>Басқалардан келген жинақ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тіл</translation>
    </message>
</context>
<context>
    <name>BundlesPage</name>
    <message>
        <source>Bundles</source>
        <translation>Жинақтар</translation>
    </message>
    <message>
        <source>Export a bundle…</source>
        <translation>Жинақты шығару…</translation>
    </message>
    <message>
        <source>Open a bundle…</source>
        <translation>Жинақты ашу…</translation>
    </message>
    <message>
        <source>Receive a bundle…</source>
        <translation>Жинақты қабылдау…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Қарапайым сөзбен</translation>
    </message>
    <message>
        <source>No bundle was made or received yet</source>
        <translation>Әзірге жинақ жасалған да, қабылданған да жоқ</translation>
    </message>
    <message>
        <source>A bundle hands a case to others, who can check it without this program.</source>
        <translation>Жинақ істі басқаларға береді, олар оны осы бағдарламасыз тексере алады.</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Case {case}</source>
        <translation>{case} ісі</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>Record…</source>
        <translation>Жазу…</translation>
    </message>
    <message>
        <source>Export a bundle…</source>
        <translation>Жинақты шығару…</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>Істің бөліктері</translation>
    </message>
    <message>
        <source>Events of the case</source>
        <translation>Іс бойынша оқиғалар</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>No item was found, seized or received in this case yet.</source>
        <translation>Бұл іс бойынша әзірге ешбір зат табылған, алып қойылған не қабылданған жоқ.</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифрлық объектілер</translation>
    </message>
    <message>
        <source>No data were taken, received or hashed in this case yet.</source>
        <translation>Бұл іс бойынша әзірге деректер көшіріп алынған, қабылданған не хештелген жоқ.</translation>
    </message>
    <message>
        <source>Orders and requests</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салулар</translation>
    </message>
    <message>
        <source>No order or request was approved in this case yet.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Бұл іс бойынша әзірге бірде-бір өкім не сұрау салу бекітілген жоқ.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Адамдар</translation>
    </message>
    <message>
        <source>Nobody is assigned to this case yet.</source>
        <translation>Бұл іске әзірге ешкім тағайындалған жоқ.</translation>
    </message>
    <message>
        <source>Places and searches</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Орындар мен тергеу әрекеттері</translation>
    </message>
    <message>
        <source>No search was made and nothing was put into a store yet.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Әзірге тергеу әрекеті жүргізілген жоқ және қоймаға ештеңе қойылған жоқ.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Құжаттар</translation>
    </message>
    <message>
        <source>No document was attached in this case yet.</source>
        <translation>Бұл іске әзірге құжат қоса берілген жоқ.</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>Жинақтар</translation>
    </message>
    <message>
        <source>No bundle left this case yet.</source>
        <translation>Бұл іс бойынша әзірге жинақ шығарылған жоқ.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздіктер</translation>
    </message>
    <message>
        <source>Nothing wrong was found in this case.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Бұл іс бойынша сәйкессіздік жоқ.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Хронология</translation>
    </message>
    <message>
        <source>People and places</source>
        <translation>Адамдар, орындар</translation>
    </message>
    <message>
        <source>opened {at}</source>
        <translation>ашылған уақыты {at}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n оқиға</numerusform>
            <numerusform>%n оқиға</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>жабық</translation>
    </message>
    <message>
        <source>open</source>
        <translation>жүргізілуде</translation>
    </message>
    <message numerus="yes">
        <source>%n open finding(s)</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>
            <numerusform>%n жабылмаған сәйкессіздік</numerusform>
            <numerusform>%n жабылмаған сәйкессіздік</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Cases</source>
        <translation>Істер</translation>
    </message>
    <message>
        <source>Number, name, serial, IMEI, digest or any word</source>
        <translation>Нөмір, атау, сериялық нөмір, IMEI, хеш-сома немесе кез келген сөз</translation>
    </message>
    <message>
        <source>Open a case…</source>
        <translation>Іс ашу…</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>Әзірге іс жоқ</translation>
    </message>
    <message>
        <source>A case holds what was seized, ordered, received and found out in it.</source>
        <translation>Істе алып қойылған, сұралған, қабылданған және анықталған нәрселер жинақталады.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Не анықталды</translation>
    </message>
    <message>
        <source>Nothing in this ledger fits. Words are searched as they begin.</source>
        <translation>Бұл журналда ештеңе сәйкес келмейді. Сөздер басынан бастап ізделеді.</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>Табылғаны: %n</numerusform>
            <numerusform>Табылғаны: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>Тіркеу нөмірі</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифрлық объектілер</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздіктер</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Соңғы оқиға</translation>
    </message>
    <message>
        <source>case</source>
        <translation>іс</translation>
    </message>
    <message>
        <source>item</source>
        <translation>зат</translation>
    </message>
    <message>
        <source>artifact</source>
        <translation>цифрлық объект</translation>
    </message>
    <message>
        <source>seal</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>мөр</translation>
    </message>
    <message>
        <source>request</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>сұрау салу</translation>
    </message>
    <message>
        <source>search</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>тергеу әрекеті</translation>
    </message>
    <message>
        <source>finding</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>сәйкессіздік</translation>
    </message>
    <message>
        <source>person</source>
        <translation>адам</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>жинақ</translation>
    </message>
    <message>
        <source>authority</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>негіз</translation>
    </message>
    <message>
        <source>event</source>
        <translation>оқиға</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Жазылған</translation>
    </message>
</context>
<context>
    <name>Cautions</name>
    <message>
        <source>The address {subject} is given without time and offset.</source>
        <translation>{subject} мекенжайы уақытсыз және ығысусыз көрсетілген.</translation>
    </message>
    <message>
        <source>The address {subject} is given without its source port. Carriers need it where many share an address.</source>
        <translation>{subject} мекенжайы бастапқы портсыз көрсетілген. Бір мекенжайды көп адам пайдаланса, ол операторға қажет.</translation>
    </message>
    <message>
        <source>{subject}: the check digit does not fit. Read it again from the thing.</source>
        <translation>{subject}: бақылау цифры сәйкес емес. Нөмірді заттан қайта оқыңыз.</translation>
    </message>
    <message>
        <source>The confirmation of {subject} is sent after its term.</source>
        <translation>{subject} бойынша растау мерзімінен кейін жіберіледі.</translation>
    </message>
    <message>
        <source>The end that was named lies beyond the term, which ends at {subject}.</source>
        <translation>Көрсетілген соңы шекті мерзімнен асады: {subject}.</translation>
    </message>
    <message>
        <source>The end that was named is later than what the rule makes sure, which is counted on: at least until {subject}.</source>
        <translation>Аталған соңғы күн қағида кепілдік беретін күннен кейін. Есеп қағида бойынша жүргізіледі, кемінде мынаған дейін: {subject}.</translation>
    </message>
</context>
<context>
    <name>CheckBundleStep</name>
    <message>
        <source>Checking {name}</source>
        <translation>{name} тексерілуде</translation>
    </message>
    <message>
        <source>Choose a bundle.</source>
        <translation>Жинақты таңдаңыз.</translation>
    </message>
    <message>
        <source>It is still being verified. Wait, or stop it.</source>
        <translation>Ол әлі тексеріліп жатыр. Күтіңіз немесе тоқтатыңыз.</translation>
    </message>
    <message>
        <source>This bundle is not received: see the reason above.</source>
        <translation>Бұл жинақ қабылданбайды: себебі жоғарыда.</translation>
    </message>
    <message>
        <source>The bundle</source>
        <translation>Жинақ</translation>
    </message>
    <message>
        <source>It is verified first. Nothing of it stands in this ledger before you have signed, and nothing of it is ever mixed with our own record.</source>
        <translation>Алдымен ол тексеріледі. Сіз қол қоймайынша, одан бұл журналда ештеңе болмайды және ол біздің жазбамызбен ешқашан араласпайды.</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Қалта…</translation>
    </message>
    <message>
        <source>ZIP or .age file…</source>
        <translation>ZIP немесе .age файлы…</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Қайта тексеру</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation>Барлық тексеру нәтижелері</translation>
    </message>
    <message>
        <source>Drop the bundle of another station here: a folder, a ZIP, or an .age file.</source>
        <translation>Басқа станцияның жинағын осында сүйреп әкеліңіз: қалта, ZIP немесе .age файлы.</translation>
    </message>
    <message>
        <source>Nothing of it was recorded or kept.</source>
        <translation>Одан ештеңе жазылмады және сақталмады.</translation>
    </message>
    <message>
        <source>It was not verified to its end</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тексеру соңына дейін жеткізілмеді</translation>
    </message>
    <message>
        <source>Its station’s trust line is known here from an earlier bundle.</source>
        <translation>Оның станциясының сенім жолы мұнда бұрынғы жинақтан белгілі.</translation>
    </message>
    <message>
        <source>Bundles (*.zip *.age bagit.txt)</source>
        <translation>Жинақтар (*.zip *.age bagit.txt)</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>There is nothing to accept.</source>
        <translation>Қабылдайтын ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>The receiver reads this page, looks at each item and its seal, and scans or ticks it.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Алушы бұл бетті оқиды, әр затты және оның мөрін қарап, сканерлейді немесе белгілейді.</translation>
    </message>
    <message>
        <source>Scan an item or a seal</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Затты немесе мөрді сканерлеңіз</translation>
    </message>
    <message>
        <source>Nothing to accept</source>
        <translation>Қабылдайтын ештеңе жоқ</translation>
    </message>
    <message>
        <source>Nobody has offered an item to the person whose key is unlocked.</source>
        <translation>Кілті ашық адамға ешкім зат ұсынған жоқ.</translation>
    </message>
    <message>
        <source>{item} is here.</source>
        <translation>{item} орнында.</translation>
    </message>
    <message>
        <source>{text}: no item or seal of these offers. Do not accept it unseen.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>{text}: бұл тапсыруда мұндай зат та, мөр де жоқ. Қарамай қабылдамаңыз.</translation>
    </message>
</context>
<context>
    <name>CheckpointDialog</name>
    <message>
        <source>Code of the checkpoint</source>
        <translation>Бақылау нүктесінің коды</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Басып шығару…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF етіп сақтау…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Checkpoint {size}</source>
        <translation>Бақылау нүктесі {size}</translation>
    </message>
    <message>
        <source>The second line tells how many events the ledger holds, the third the root of all of them. Kept with the paper, it shows later whether anything before was changed. That it was printed is recorded, signed by the station.</source>
        <translation>Екінші жолда журналда қанша оқиға бар екені, үшіншісінде олардың барлығының түбірі көрсетілген. Қағазбен бірге сақталса, бұрынғы жазбалардың өзгертілген-өзгертілмегенін кейін көрсетеді. Басып шығарылғаны журналға жазылып, оған станция қол қояды.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF етіп сақтау</translation>
    </message>
    <message>
        <source>Recorded as event #{index}.</source>
        <translation>№{index} оқиға ретінде жазылды.</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Choose or type</source>
        <translation>Таңдаңыз немесе енгізіңіз</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>Choose what is to be recorded. What is grey says why it cannot be now.</source>
        <translation>Не жазылатынын таңдаңыз. Сұр түсті жолда неге қазір болмайтыны айтылған.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>none: a new case, or the ledger itself</source>
        <translation>жоқ: жаңа іс немесе журналдың өзі</translation>
    </message>
    <message>
        <source>Choose what is to be recorded.</source>
        <translation>Не жазылатынын таңдаңыз.</translation>
    </message>
</context>
<context>
    <name>ChosenPaths</name>
    <message>
        <source>Take out {name}</source>
        <translation>Алып тастау: {name}</translation>
    </message>
</context>
<context>
    <name>CloseTransferRun</name>
    <message>
        <source>Close a transfer</source>
        <translation>Тапсыруды аяқтау</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Signed and recorded</source>
        <translation>Қол қойылды және жазылды</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) recorded: signed, and on disk. The draft is gone.</source>
        <translation>
            <numerusform>%n оқиға дискідегі журналға жазылып, қол қойылды. Қаралама жойылды.</numerusform>
            <numerusform>%n оқиға дискідегі журналға жазылып, қол қойылды. Қаралама жойылды.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Checkpoint {size}</source>
        <translation>Бақылау нүктесі {size}</translation>
    </message>
    <message>
        <source>Root of the checkpoint</source>
        <translation>Бақылау нүктесінің мәні</translation>
    </message>
    <message>
        <source>Written on paper, the checkpoint ties the paper to the ledger: nobody can later change what was recorded up to here without it being seen.</source>
        <translation>Қағазға жазылған бақылау нүктесі қағазды журналмен байланыстырады: осы жерге дейін жазылғанды ешкім білдіртпей өзгерте алмайды.</translation>
    </message>
    <message>
        <source>Print checkpoint…</source>
        <translation>Бақылау нүктесін басып шығару…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>ClosingStep</name>
    <message>
        <source>The received bundles are still being read.</source>
        <translation>Қабылданған жинақтар әлі оқылып жатыр.</translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation>Жауап әлі жоқ.</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Жауап</translation>
    </message>
    <message>
        <source>What the other station signed closes the transfer here: what it took over leaves this ledger, what it refused is with the giver again.</source>
        <translation>Басқа станция қол қойған жауап тапсыруды мұнда аяқтайды: ол қабылдап алғаны осы журналдан шығады, бас тартқаны қайтадан тапсырушыда болады.</translation>
    </message>
    <message>
        <source>Transfers that were answered</source>
        <translation>Жауап берілген тапсырулар</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Жауап әлі жоқ</translation>
    </message>
    <message>
        <source>No bundle that was received here answers a transfer to another station. Receive the answer file of that station first.</source>
        <translation>Мұнда қабылданған жинақтардың ешқайсысы басқа станцияға тапсыруға жауап бермейді. Алдымен сол станцияның жауап файлын қабылдаңыз.</translation>
    </message>
    <message>
        <source>{items} to {person}, {station}</source>
        <translation>{items}: алушы {person}, {station}</translation>
    </message>
    <message>
        <source>Taken over there</source>
        <translation>Онда қабылданып алынды</translation>
    </message>
    <message>
        <source>Refused, with us again</source>
        <translation>Бас тартылды, қайтадан бізде</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Жауапсыз</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Тапсырған</translation>
    </message>
    <message>
        <source>Ledger there</source>
        <translation>Ондағы журнал</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Item</source>
        <translation>Зат</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Бұл не</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Сақтаушы</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Қайда жатыр</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Қашаннан бері</translation>
    </message>
    <message>
        <source>Seals</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Мөрлер</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Цифрлық объект</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Қайдан</translation>
    </message>
    <message>
        <source>Name or kind</source>
        <translation>Атауы не түрі</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Өлшемі</translation>
    </message>
    <message>
        <source>Last found right</source>
        <translation>Өзгеріссіз</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Сақталуы</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Әрі қарай</translation>
    </message>
    <message>
        <source>Do…</source>
        <translation>Әрекеттер…</translation>
    </message>
    <message>
        <source>working copy of {artifact}</source>
        <translation>{artifact} жұмыс көшірмесі</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>Make a working copy…</source>
        <translation>Жұмыс көшірмесін жасау…</translation>
    </message>
    <message>
        <source>Record what was derived from it…</source>
        <translation>Одан өңдеп алынғанды жазу…</translation>
    </message>
    <message>
        <source>See its event</source>
        <translation>Оқиғасын көру</translation>
    </message>
    <message>
        <source>Look at the table</source>
        <translation>Кестені қарау</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>өзгеше</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>deleted by decision</source>
        <translation>шешім бойынша жойылған</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>жазылғандай</translation>
    </message>
    <message>
        <source>{state}, restricted</source>
        <translation>{state}, қолжетімділік шектелген</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Рәсім</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Мерзім</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Адам</translation>
    </message>
    <message>
        <source>Role in the case</source>
        <translation>Істегі рөлі</translation>
    </message>
    <message>
        <source>Assigned from</source>
        <translation>Тағайындалған күні</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Аяқталған күні</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Қойма</translation>
    </message>
    <message>
        <source>Search</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тергеу әрекеті</translation>
    </message>
    <message>
        <source>Place or search</source>
        <translation>Орын немесе әрекет</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Онда не бар</translation>
    </message>
    <message>
        <source>Recorded with</source>
        <translation>Қай оқиғамен жазылған</translation>
    </message>
    <message>
        <source>Kind, title or number</source>
        <translation>Түрі, атауы немесе нөмірі</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>тапсырылды</translation>
    </message>
    <message>
        <source>made</source>
        <translation>жасалды</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Жинақ</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Жасалған</translation>
    </message>
</context>
<context>
    <name>CommandsList</name>
    <message>
        <source>What happened? Type a word of it</source>
        <translation>Не болды? Бір сөзін теріңіз</translation>
    </message>
    <message>
        <source>What can be recorded</source>
        <translation>Не жазуға болады</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>From others</source>
        <translation>Басқалардан</translation>
    </message>
    <message>
        <source>From others, and the contact point</source>
        <translation>Басқалардан келгендер және байланыс пункті</translation>
    </message>
    <message>
        <source>Requests of other States, information that came unasked, calls by day and night, consents and joint teams. Choose the case first. What comes before there is one is kept without it, and goes on in the case that you choose later.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Басқа мемлекеттердің сұрау салулары, сұратпай келген ақпарат, күндізгі және түнгі қоңыраулар, келісімдер және бірлескен топтар. Алдымен істі таңдаңыз. Іс ашылғанға дейін келгені іссіз сақталады және кейін таңдалған істе жалғасады.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>Әзірге іс жоқ</translation>
    </message>
    <message>
        <source>Register a foreign request…</source>
        <translation>Шетелдік сұрауды тіркеу…</translation>
    </message>
    <message>
        <source>Receive information…</source>
        <translation>Ақпаратты қабылдау…</translation>
    </message>
    <message>
        <source>Log a call…</source>
        <translation>Қоңырауды тіркеу…</translation>
    </message>
    <message>
        <source>Ask for consent…</source>
        <translation>Келісім сұрау…</translation>
    </message>
    <message>
        <source>Propose a joint team…</source>
        <translation>Бірлескен топ ұсыну…</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Жүріп жатқандар</translation>
    </message>
    <message>
        <source>Log of contacts</source>
        <translation>Байланыстар журналы</translation>
    </message>
    <message>
        <source>No other State, provider or person has asked or sent anything yet.</source>
        <translation>Әзірге бірде-бір мемлекет, провайдер немесе адам ештеңе сұраған да, жіберген де жоқ.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Бұл не</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>әзірге жоқ</translation>
    </message>
    <message>
        <source>None yet. What is recorded next stands in the case that is chosen above.</source>
        <translation>Әзірге жоқ. Келесі жазба жоғарыда таңдалған іске жатады.</translation>
    </message>
</context>
<context>
    <name>ContentsStep</name>
    <message>
        <source>Say what every file holds; nothing is said of {name}.</source>
        <translation>Әр файлда не бар екенін көрсетіңіз; {name} туралы ештеңе айтылмаған.</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Ішінде не бар</translation>
    </message>
    <message>
        <source>Tick the categories in the first line, and in a file’s own line where it differs. What nobody can classify yet counts as content.</source>
        <translation>Санаттарды бірінші жолда, ал файл өзгеше болса, оның өз жолында белгілеңіз. Әзірге ешкім жіктей алмайтын деректер мазмұн деп саналады.</translation>
    </message>
    <message>
        <source>Categories of data</source>
        <translation>Деректер санаттары</translation>
    </message>
    <message>
        <source>Categories of data in each file</source>
        <translation>Әр файлдағы деректер санаттары</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Барлық файлдар</translation>
    </message>
    <message>
        <source>not covered</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>сұрау салуда жоқ</translation>
    </message>
    <message>
        <source>covered</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>сұрау салуда бар</translation>
    </message>
    <message>
        <source>{request} did not cover: {categories}</source>
        <translation>{request} мыналарды қамтымайды: {categories}</translation>
    </message>
    <message>
        <source>It is recorded as it came, and a finding is raised. Open nothing of it until the prosecutor has decided; access can be restricted right after signing.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Келген күйінде жазылады және сәйкессіздік анықталады. Прокурор шешкенше ештеңесін ашпаңыз; қол қойған соң бірден қолжетімділікті шектеуге болады.</translation>
    </message>
</context>
<context>
    <name>CopiesStep</name>
    <message>
        <source>Take at least one file.</source>
        <translation>Кемінде бір файл алыңыз.</translation>
    </message>
    <message>
        <source>The image or the files, as they lie on this machine or on a mounted medium. They are hashed while they are copied.</source>
        <translation>Осы компьютердегі немесе қосылған тасығыштағы образ не файлдар. Хеш-сомалар көшіру кезінде есептеледі.</translation>
    </message>
</context>
<context>
    <name>CopyHere</name>
    <message>
        <source>Make the copy here</source>
        <translation>Көшірмені осында жасау</translation>
    </message>
    <message>
        <source>The source is copied, and the copy is read again where it lies and held against the record. The fields below are filled in.</source>
        <translation>Түпдерек көшіріледі, көшірме жатқан жерінде қайта оқылып, жазбамен салыстырылады. Төмендегі өрістер толтырылады.</translation>
    </message>
    <message>
        <source>Copy of</source>
        <translation>Неден көшіріледі</translation>
    </message>
    <message>
        <source>Copy into a folder…</source>
        <translation>Қалтаға көшіру…</translation>
    </message>
    <message>
        <source>Copied and read again, equal: {path}</source>
        <translation>Көшірілді, қайта оқылды, тең: {path}</translation>
    </message>
    <message>
        <source>Folder of the copy</source>
        <translation>Көшірме салынатын қалта</translation>
    </message>
</context>
<context>
    <name>CorrectRun</name>
    <message>
        <source>Correct an event</source>
        <translation>Оқиғаны түзету</translation>
    </message>
    <message>
        <source>Correction of event {number}</source>
        <translation>{number}-оқиғаны түзету</translation>
    </message>
</context>
<context>
    <name>CorrectStep</name>
    <message>
        <source>Correction</source>
        <translation>Түзету</translation>
    </message>
    <message>
        <source>The event stays as it was signed. Yours is put beside it, and lists show your value with a mark that opens both.</source>
        <translation>Оқиға қол қойылған күйінде қалады. Сіздің мәніңіз қасына қойылады, тізімдер оны екеуін де ашатын белгімен көрсетеді.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Не дұрыс емес</translation>
    </message>
    <message>
        <source>Choose the field</source>
        <translation>Өрісті таңдаңыз</translation>
    </message>
    <message>
        <source>Choose the field that is wrong.</source>
        <translation>Қате өрісті таңдаңыз.</translation>
    </message>
    <message>
        <source>Say what it should be.</source>
        <translation>Қалай болуы керегін көрсетіңіз.</translation>
    </message>
    <message>
        <source>This is what stands there already.</source>
        <translation>Онда дәл осылай жазылған.</translation>
    </message>
    <message>
        <source>Say why it is corrected.</source>
        <translation>Неге түзетілетінін көрсетіңіз.</translation>
    </message>
    <message>
        <source>It says now: {value}</source>
        <translation>Қазір жазылғаны: {value}</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Қашан болды</translation>
    </message>
</context>
<context>
    <name>CosignPart</name>
    <message>
        <source>Say where the answer file goes.</source>
        <translation>Жауап файлы қайда сақталатынын көрсетіңіз.</translation>
    </message>
    <message>
        <source>{path} is there already: it is not written over.</source>
        <translation>{path} бұрыннан бар: оның үстінен жазылмайды.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>{path} қалтасы жоқ.</translation>
    </message>
    <message>
        <source>As their witness</source>
        <translation>Олардың куәсі ретінде</translation>
    </message>
    <message>
        <source>This station cosigns the sender’s newest head, if it continues all that was cosigned before. The small file goes back to them: then they cannot quietly rewrite what stands below it.</source>
        <translation>Егер жіберушінің соңғы бақылау нүктесі бұрын қол қойылғандардың бәрін жалғастырса, бұл станция оған қол қояды. Шағын файл оларға қайтарылады: содан кейін олар осы нүктеге дейінгі жазбаларды білдірмей өзгерте алмайды.</translation>
    </message>
    <message>
        <source>Cosign the sender’s head</source>
        <translation>Жіберушінің бақылау нүктесіне қол қою</translation>
    </message>
    <message>
        <source>Answer file</source>
        <translation>Жауап файлы</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Таңдау…</translation>
    </message>
    <message>
        <source>Choose where the answer file goes</source>
        <translation>Жауап файлы сақталатын орынды таңдау</translation>
    </message>
</context>
<context>
    <name>CourseDetail</name>
    <message>
        <source>What may be recorded next</source>
        <translation>Бұдан әрі не жазуға болады</translation>
    </message>
    <message>
        <source>What was recorded of it</source>
        <translation>Ол туралы не жазылған</translation>
    </message>
</context>
<context>
    <name>CourseState</name>
    <message>
        <source>announced to us</source>
        <translation>бізге алдын ала хабарланды</translation>
    </message>
    <message>
        <source>their conditions are considered</source>
        <translation>олардың шарттары қаралуда</translation>
    </message>
    <message>
        <source>conditions accepted</source>
        <translation>шарттар қабылданды</translation>
    </message>
    <message>
        <source>conditions declined</source>
        <translation>шарттар қабылданбады</translation>
    </message>
    <message>
        <source>information received</source>
        <translation>ақпарат алынды</translation>
    </message>
    <message>
        <source>linked to a case</source>
        <translation>іске қосылды</translation>
    </message>
    <message>
        <source>data accessed</source>
        <translation>деректерге қол жеткізілді</translation>
    </message>
    <message>
        <source>consent given</source>
        <translation>келісім берілді</translation>
    </message>
    <message>
        <source>consent asked for</source>
        <translation>келісім сұралды</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>келісім қайтарып алынды</translation>
    </message>
    <message>
        <source>captured, not hashed</source>
        <translation>түсірілді, хешталмаған</translation>
    </message>
    <message>
        <source>hashed, not read again</source>
        <translation>хешталды, қайта оқылмаған</translation>
    </message>
    <message>
        <source>read again and the same</source>
        <translation>қайта оқылды, сәйкес</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>бас тартылды</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>жұмыс істеуде</translation>
    </message>
    <message>
        <source>call received</source>
        <translation>қоңырау қабылданды</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>жабылды</translation>
    </message>
    <message>
        <source>Information received unasked (Article 26)</source>
        <translation>Сұратусыз келген ақпарат (26-бап)</translation>
    </message>
    <message>
        <source>Request of another State (Articles 29 and 30)</source>
        <translation>Басқа мемлекеттің сұрауы (29 және 30-баптар)</translation>
    </message>
    <message>
        <source>Consent to access (Article 32(b))</source>
        <translation>Қол жеткізуге келісім (32(b)-бап)</translation>
    </message>
    <message>
        <source>Public data captured (Article 32(a))</source>
        <translation>Түсірілген жалпыға қолжетімді деректер (32(a)-бап)</translation>
    </message>
    <message>
        <source>Call at the contact point (Article 35)</source>
        <translation>Байланыс пунктіне қоңырау (35-бап)</translation>
    </message>
    <message>
        <source>Joint investigation team</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Бірлескен тергеу тобы</translation>
    </message>
</context>
<context>
    <name>CustodyChart</name>
    <message>
        <source>Custody picture</source>
        <translation>Сақтау сызбасы</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Кішірейту (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Үлкейту (+)</translation>
    </message>
    <message>
        <source>Fit the width (0)</source>
        <translation>Ені бойынша (0)</translation>
    </message>
    <message>
        <source>Save the picture as SVG</source>
        <translation>Сызбаны SVG етіп сақтау</translation>
    </message>
    <message>
        <source>Arrow keys go from mark to mark, Enter opens the event. Ctrl and wheel zoom.</source>
        <translation>Бағыт пернелері белгіден белгіге өтеді, Enter оқиғаны ашады. Ctrl мен дөңгелек масштабты өзгертеді.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Сызбаны сақтау</translation>
    </message>
    <message>
        <source>Pictures (*.svg)</source>
        <translation>Суреттер (*.svg)</translation>
    </message>
</context>
<context>
    <name>DataStep</name>
    <message>
        <source>Data</source>
        <translation>Деректер</translation>
    </message>
    <message>
        <source>Files, folders, images or a mounted device that were copied here and now. They are hashed while they are copied. Without any, go on.</source>
        <translation>Осы жерде қазір көшірілетін файлдар, қалталар, образдар немесе қосылған құрылғы. Хеш-сомалар көшіру кезінде есептеледі. Олар болмаса, әрі қарай өтіңіз.</translation>
    </message>
    <message>
        <source>Drop files or folders here</source>
        <translation>Файлдарды не қалталарды осында сүйреп әкеліңіз</translation>
    </message>
    <message>
        <source>Files or images…</source>
        <translation>Файлдар не образдар…</translation>
    </message>
    <message>
        <source>Take files or images</source>
        <translation>Файлдарды не образдарды алу</translation>
    </message>
    <message>
        <source>Folder or device…</source>
        <translation>Қалта не құрылғы…</translation>
    </message>
    <message>
        <source>Take a folder or a mounted device</source>
        <translation>Қалтаны не қосылған құрылғыны алу</translation>
    </message>
</context>
<context>
    <name>Deadline</name>
    <message>
        <source>Preservation under {subject}</source>
        <translation>{subject} бойынша сақтау</translation>
    </message>
    <message>
        <source>Assistance request to follow {subject}</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>{subject} сұрау салуынан кейінгі көмек туралы сұрау салу</translation>
    </message>
    <message>
        <source>Written confirmation of {subject}</source>
        <translation>{subject} бойынша жазбаша растау</translation>
    </message>
    <message>
        <source>Answer to {subject}</source>
        <translation>{subject} бойынша жауап</translation>
    </message>
    <message>
        <source>Court&apos;s review of search {subject}</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>{subject} әрекетін соттың тексеруі</translation>
    </message>
    <message>
        <source>Acceptance of a hand-over</source>
        <translation>Тапсыруды қабылдау</translation>
    </message>
    <message>
        <source>Return of {subject} to the store</source>
        <translation>{subject} затын қоймаға қайтару</translation>
    </message>
    <message>
        <source>Charge check of {subject}</source>
        <translation>{subject} затының қуатын тексеру</translation>
    </message>
    <message>
        <source>ended {end}</source>
        <translation>бітті: {end}</translation>
    </message>
    <message>
        <source>ends at the latest {end}</source>
        <translation>ең кеші {end} бітеді</translation>
    </message>
    <message>
        <source>kept at least until {end}</source>
        <translation>ең аз сақтау мерзімі: {end}</translation>
    </message>
    <message>
        <source>kept until {end}, as they wrote</source>
        <translation>жауап бойынша сақтау мерзімі: {end}</translation>
    </message>
    <message>
        <source>due {end}</source>
        <translation>мерзімі {end}</translation>
    </message>
</context>
<context>
    <name>DerivedHere</name>
    <message>
        <source>Take in what was made</source>
        <translation>Жасалғанды қабылдау</translation>
    </message>
    <message>
        <source>Choose the files or drop them here. They are hashed and kept, and their numbers are filled in below.</source>
        <translation>Файлдарды таңдаңыз немесе осында сүйреп әкеліңіз. Олардың хеш-сомалары есептеліп, өздері сақталады, нөмірлері төменде толтырылады.</translation>
    </message>
    <message>
        <source>Choose the files that were made.</source>
        <translation>Жасалған файлдарды таңдаңыз.</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Search the directory</source>
        <translation>Анықтамалықтан іздеу</translation>
    </message>
    <message>
        <source>Nobody in the directory is like that.</source>
        <translation>Анықтамалықта ондай ешкім жоқ.</translation>
    </message>
    <message>
        <source>This agency keeps no directory yet. It is a file of kind “contacts”: {file}. Help, “Requests”, tells what stands in it.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Бұл орган анықтамалықты әзірге жүргізбейді. Ол — «contacts» түріндегі файл: {file}. Онда не жазылатыны анықтамада, «Сұрау салулар» бөлімінде айтылған.</translation>
    </message>
    <message>
        <source>Directory of contacts</source>
        <translation>Байланыстар анықтамалығы</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Ұйым</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Ел</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Тексерілді</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>расталмаған</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Бәрін көшіру</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Мекенжай</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Телефондар</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Электрондық пошта</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Портал</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Орнын басады</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Жұмыс уақыты</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Тілдер</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Дереккөзі</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>көрсетілмеген</translation>
    </message>
    <message>
        <source>Last reached</source>
        <translation>Соңғы байланыс</translation>
    </message>
</context>
<context>
    <name>DirectoryButton</name>
    <message>
        <source>Addressee from the directory…</source>
        <translation>Адресатты анықтамалықтан таңдау…</translation>
    </message>
</context>
<context>
    <name>DirectoryDialog</name>
    <message>
        <source>Choose from the directory</source>
        <translation>Анықтамалықтан таңдау</translation>
    </message>
    <message>
        <source>Addresses are the agency’s own data. Where one is unconfirmed, or was checked long ago, call before you send.</source>
        <translation>Мекенжайлар — органның өз деректері. Мекенжай расталмаған немесе бұрын тексерілген болса, жібермес бұрын қоңырау шалыңыз.</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Алу</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>{field}: pick a file</source>
        <translation>{field}: файл таңдау</translation>
    </message>
    <message>
        <source>{field}: take the file out</source>
        <translation>{field}: файлды алып тастау</translation>
    </message>
    <message>
        <source>Pick a file</source>
        <translation>Файл таңдау</translation>
    </message>
    <message>
        <source>Pick a file…</source>
        <translation>Файл таңдау…</translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation>немесе осында сүйреп әкеліңіз</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Басқа файл…</translation>
    </message>
</context>
<context>
    <name>DueRow</name>
    <message>
        <source>ask whether it is still kept</source>
        <translation>әлі сақтала ма, сұрау</translation>
    </message>
</context>
<context>
    <name>EndStep</name>
    <message>
        <source>The end is later than now. Leave it empty for the moment of the review.</source>
        <translation>Аяқталған уақыты қазіргі уақыттан кейін. Қол қою алдындағы қарау сәтін алу үшін оны бос қалдырыңыз.</translation>
    </message>
    <message>
        <source>Without attesting witnesses, attach the page that was signed on paper.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Куәгерлерсіз болса, қағазда қол қойылған бетті қоса беріңіз.</translation>
    </message>
    <message>
        <source>Choose who signs beside you for the data that were taken.</source>
        <translation>Көшіріп алынған деректерге сізбен бірге кім қол қоятынын таңдаңыз.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Аяқталуы</translation>
    </message>
    <message>
        <source>The last words of the record. After them you read all of it once more.</source>
        <translation>Жазбаның соңғы сөздері. Содан кейін бәрін тағы бір рет оқисыз.</translation>
    </message>
    <message>
        <source>Why these things</source>
        <translation>Бұл заттар неге алып қойылады</translation>
    </message>
    <message>
        <source>End of the search</source>
        <translation>Әрекеттің аяқталуы</translation>
    </message>
    <message>
        <source>An end that is left empty is the moment at which the review is shown.</source>
        <translation>Аяқталған уақыты көрсетілмесе, қол қою алдындағы қарау ашылған сәт алынады.</translation>
    </message>
    <message>
        <source>A scan or photograph of the signed page, if there is one already.</source>
        <translation>Қол қойылған беттің сканы немесе фотосуреті, егер бар болса.</translation>
    </message>
    <message>
        <source>No attesting witness was there: attach a scan or photograph of the page that those present signed.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Куәгерлер болған жоқ: қатысқандар қол қойған беттің сканын немесе фотосуретін қоса беріңіз.</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>Қағазда қол қойылған</translation>
    </message>
    <message>
        <source>Signs beside you for the data taken on the spot</source>
        <translation>Орнында көшіріп алынған деректерге бірге қол қояды</translation>
    </message>
</context>
<context>
    <name>EnrolRun</name>
    <message>
        <source>Enrol a person</source>
        <translation>Адамды тіркеу</translation>
    </message>
    <message>
        <source>Enrol another person</source>
        <translation>Тағы бір адамды тіркеу</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>It is held by {person}, process {pid} on {host}, since {since}.</source>
        <translation>Оны {person} ұстап тұр, {host} компьютеріндегі {pid} процесі, басталуы {since}.</translation>
    </message>
    <message>
        <source>The program met a fault of its own.</source>
        <translation>Бағдарламаның өзінде қате болды.</translation>
    </message>
    <message>
        <source>What was recorded before is whole.</source>
        <translation>Бұрын жазылған бүтін.</translation>
    </message>
    <message>
        <source>Nothing was recorded. What you entered is kept.</source>
        <translation>Ештеңе жазылған жоқ. Енгізгеніңіз сақталды.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ештеңе өзгертілген жоқ.</translation>
    </message>
    <message>
        <source>Nothing was recorded. What was recorded before stays as it is.</source>
        <translation>Ештеңе жазылған жоқ. Бұрын жазылған сол күйінде қалады.</translation>
    </message>
    <message>
        <source>What was recorded before is whole. Nothing half-written was kept.</source>
        <translation>Бұрын жазылған бүтін. Жартылай жазылған ештеңе қалған жоқ.</translation>
    </message>
    <message>
        <source>What was recorded before is whole. What you entered is kept as a draft.</source>
        <translation>Бұрын жазылған бүтін. Енгізгеніңіз қаралама ретінде сақталды.</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation>Қалаған кезде қайта бастаңыз.</translation>
    </message>
    <message>
        <source>Change what was entered, or let somebody sign who may.</source>
        <translation>Енгізгенді өзгертіңіз немесе құқығы бар адам қол қойсын.</translation>
    </message>
    <message>
        <source>Look at what was chosen or typed, and try again.</source>
        <translation>Не таңдалғанын немесе енгізілгенін қарап, қайталап көріңіз.</translation>
    </message>
    <message>
        <source>Change nothing and delete nothing. Keep it for examination, and tell an administrator.</source>
        <translation>Ештеңені өзгертпеңіз және өшірмеңіз. Зерттеу үшін сақтап, әкімшіге айтыңыз.</translation>
    </message>
    <message>
        <source>Look at the disk and its permissions, then try again.</source>
        <translation>Дискіні және оған рұқсаттарды қарап, қайталап көріңіз.</translation>
    </message>
    <message>
        <source>Copy the detail for those who look after the program, then go on.</source>
        <translation>Бағдарламаны қолдайтындар үшін егжей-тегжейін көшіріп алып, жалғастырыңыз.</translation>
    </message>
    <message>
        <source>An administrator records an incident or a restored backup; the ledger page leads there.</source>
        <translation>Әкімші оқыс жағдайды немесе резервтік көшірменің қалпына келтірілгенін жазады; оған журнал беті апарады.</translation>
    </message>
    <message>
        <source>Choose another channel, or let a supervisor permit the exception first: in the case, Record… → Exception allowed, with the number of the request.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Басқа арнаны таңдаңыз немесе алдымен басшы ерекшелікке рұқсат берсін: істе «Жазу…» → «Ерекшелікке рұқсат берілді», сұрау салудың нөмірімен.</translation>
    </message>
    <message>
        <source>Do not use this key. Ask by a number that you knew before.</source>
        <translation>Бұл кілтті пайдаланбаңыз. Бұрыннан өзіңізге белгілі нөмір арқылы сұраңыз.</translation>
    </message>
    <message>
        <source>Have its fingerprint told by another way than the key came, and compare.</source>
        <translation>Кілттің саусақ ізін кілт келген жолдан өзге жолмен айтқызып, салыстырыңыз.</translation>
    </message>
    <message>
        <source>Let a person with that role approve it, or sign beside you.</source>
        <translation>Осы рөлі бар адам бекітсін немесе сізбен бірге қол қойсын.</translation>
    </message>
    <message>
        <source>Let a person sign whose role may approve this procedure.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Рөлі осы рәсім бойынша бекітуге құқық беретін адам қол қойсын.</translation>
    </message>
    <message>
        <source>Choose an artifact from the case’s list.</source>
        <translation>Іс тізімінен цифрлық объектіні таңдаңыз.</translation>
    </message>
    <message>
        <source>Make the bundle again: it then holds what was recorded meanwhile.</source>
        <translation>Жинақты қайта жасаңыз: оған осы арада жазылған да кіреді.</translation>
    </message>
    <message>
        <source>An officer in charge reopens the case first.</source>
        <translation>Алдымен іске жауапты адам істі қайта ашады.</translation>
    </message>
    <message>
        <source>Choose a case from the list, or open a new one.</source>
        <translation>Тізімнен істі таңдаңыз немесе жаңасын ашыңыз.</translation>
    </message>
    <message>
        <source>Set the clock of this machine, or tick that the clock was doubtful.</source>
        <translation>Бұл компьютердің сағатын түзетіңіз немесе сағат күмәнді болғанын белгілеңіз.</translation>
    </message>
    <message>
        <source>Hash the data anew, and raise a finding if it differs.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Деректердің хеш-сомасын қайта есептеңіз, өзгеше болса, сәйкессіздік жазыңыз.</translation>
    </message>
    <message>
        <source>Ask the person whose act it was, or a supervisor.</source>
        <translation>Әрекетті жасаған адамға немесе басшыға жүгініңіз.</translation>
    </message>
    <message>
        <source>Choose an event from the case’s timeline.</source>
        <translation>Іс хронологиясынан оқиғаны таңдаңыз.</translation>
    </message>
    <message>
        <source>A supervisor acknowledges and resolves the finding first.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Алдымен басшы сәйкессіздікті қарап, ол түсіндіріледі.</translation>
    </message>
    <message>
        <source>Export the whole case, which shows the finding, or have it resolved first.</source>
        <translation>Сәйкессіздікті көрсететін бүкіл істі шығарыңыз немесе алдымен ол түсіндіріліп, жабылсын.</translation>
    </message>
    <message>
        <source>Take the id that the form proposes.</source>
        <translation>Нысан ұсынған нөмірді алыңыз.</translation>
    </message>
    <message>
        <source>Wait until the receiver has accepted it, or recall the offer.</source>
        <translation>Алушы қабылдағанша күтіңіз немесе ұсынысты кері қайтарыңыз.</translation>
    </message>
    <message>
        <source>Choose an item from the case’s list.</source>
        <translation>Іс тізімінен затты таңдаңыз.</translation>
    </message>
    <message>
        <source>An administrator enrols a key for this person.</source>
        <translation>Әкімші бұл адамның кілтін тіркейді.</translation>
    </message>
    <message>
        <source>Write why it is entered late, in the field for it.</source>
        <translation>Неге кеш жазылатынын тиісті өріске жазыңыз.</translation>
    </message>
    <message>
        <source>Record first who took it: its seizure or its receipt.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Алдымен оны кім алғанын тіркеңіз: алып қою немесе қабылдап алу.</translation>
    </message>
    <message>
        <source>Let the holder sign, or hand the item over first.</source>
        <translation>Сақтаушы қол қойсын немесе алдымен затты тапсырыңыз.</translation>
    </message>
    <message>
        <source>The officer in charge assigns people to the case.</source>
        <translation>Іске адамдарды іске жауапты адам тағайындайды.</translation>
    </message>
    <message>
        <source>Let the person sign who is named.</source>
        <translation>Аталған адам қол қойсын.</translation>
    </message>
    <message>
        <source>Type origin, size and root, a line each, as they are printed.</source>
        <translation>Журналдың атауын, көлемін және түбірін басып шығарылғандай, әрқайсысын жаңа жолдан теріңіз.</translation>
    </message>
    <message>
        <source>What waits is kept. Try again when there is a network.</source>
        <translation>Жіберуді күтіп тұрғанның бәрі сақталды. Желі пайда болғанда қайталаңыз.</translation>
    </message>
    <message>
        <source>Open it on the machine and by the user where it was made.</source>
        <translation>Оны құрылған компьютерде және құрған пайдаланушымен ашыңыз.</translation>
    </message>
    <message>
        <source>Verify the artifact now, then go on.</source>
        <translation>Цифрлық объектіні қазір тексеріп, жалғастырыңыз.</translation>
    </message>
    <message>
        <source>Look at the date and the time.</source>
        <translation>Күні мен уақытын қараңыз.</translation>
    </message>
    <message>
        <source>An administrator and an auditor register the person first.</source>
        <translation>Алдымен әкімші мен аудитор адамды тіркейді.</translation>
    </message>
    <message>
        <source>Ask the second person to sign on this page.</source>
        <translation>Екінші адамнан осы бетте қол қоюын сұраңыз.</translation>
    </message>
    <message>
        <source>Look whether the file is there and may be read. If it is lost or damaged, bring it back from the backup of the ledger&apos;s folder, and try again.</source>
        <translation>Файлдың орнында екенін және оқылатынын қараңыз. Ол жоғалса немесе бүлінсе, журнал қалтасының резервтік көшірмесінен қайтарып, қайталап көріңіз.</translation>
    </message>
    <message>
        <source>Let a person with that role sign, or have the role granted.</source>
        <translation>Осы рөлі бар адам қол қойсын немесе рөл берілсін.</translation>
    </message>
    <message>
        <source>Choose the role in which you sign, on the page of signatures.</source>
        <translation>Қолтаңбалар бетінде қай рөлде қол қоятыныңызды таңдаңыз.</translation>
    </message>
    <message>
        <source>Ask another person to sign the second part.</source>
        <translation>Екінші бөлікке басқа адамның қол қоюын сұраңыз.</translation>
    </message>
    <message>
        <source>Ask a person of another role to sign on this page.</source>
        <translation>Рөлі басқа адамнан осы бетте қол қоюын сұраңыз.</translation>
    </message>
    <message>
        <source>Take the secret out, and keep it where secrets are kept.</source>
        <translation>Құпияны алып тастап, құпиялар сақталатын жерде сақтаңыз.</translation>
    </message>
    <message>
        <source>Ask that person to sign on this page.</source>
        <translation>Бұл адамнан осы бетте қол қоюын сұраңыз.</translation>
    </message>
    <message>
        <source>Wait: the station records it by itself when it is due.</source>
        <translation>Күтіңіз: станция мұны уақытында өзі жазады.</translation>
    </message>
    <message>
        <source>Add the witness, or attach the page that the witness signed.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Куәгерді қосыңыз немесе ол қол қойған бетті қоса беріңіз.</translation>
    </message>
    <message>
        <source>Ask the witness, and tick the answer.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Куәгерден сұрап, жауабын белгілеңіз.</translation>
    </message>
    <message>
        <source>Add the witnesses that are missing.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жетіспейтін куәгерлерді қосыңыз.</translation>
    </message>
    <message>
        <source>Verify the artifacts to record what is missing, or hide it from the bundle.</source>
        <translation>Жоқ нәрсені жазу үшін цифрлық объектілерді тексеріңіз немесе оны жинақта жасырыңыз.</translation>
    </message>
    <message>
        <source>Export some items at a time, in several bundles.</source>
        <translation>Бірнеше заттан, бірнеше жинақпен шығарыңыз.</translation>
    </message>
    <message>
        <source>Choose the file of the right key.</source>
        <translation>Тиісті кілттің файлын таңдаңыз.</translation>
    </message>
    <message>
        <source>Ask the recipient for it: it begins with age1 and has 62 characters.</source>
        <translation>Оны алушыдан сұраңыз: ол age1 деп басталады және 62 таңбадан тұрады.</translation>
    </message>
    <message>
        <source>Choose the file with the recipient’s own key.</source>
        <translation>Алушының жеке кілті бар файлды таңдаңыз.</translation>
    </message>
    <message>
        <source>Make sure of the PIN before you type it again.</source>
        <translation>PIN-кодты қайта тергенге дейін оның дұрыстығына көз жеткізіңіз.</translation>
    </message>
    <message>
        <source>Whoever issued the token can unlock it.</source>
        <translation>Бұғатты токенді берген тұлға ғана шеше алады.</translation>
    </message>
    <message>
        <source>Mend the file at this line, or take it out of the folder “templates”: then the wording of the program is used.</source>
        <translation>Файлды осы жолында түзетіңіз немесе «templates» қалтасынан алып тастаңыз: сонда бағдарламаның өз мәтіні қолданылады.</translation>
    </message>
    <message>
        <source>Put the token in, then try again.</source>
        <translation>Токенді салып, қайта көріңіз.</translation>
    </message>
    <message>
        <source>Choose the bundle’s own folder, in which bagit.txt lies, or its ZIP.</source>
        <translation>Жинақтың bagit.txt жатқан қалтасын немесе оның ZIP файлын таңдаңыз.</translation>
    </message>
    <message>
        <source>Nothing needs to be done, unless a further role is wanted.</source>
        <translation>Тағы бір рөл қажет болмаса, ештеңе істеудің керегі жоқ.</translation>
    </message>
    <message>
        <source>Name a second administrator.</source>
        <translation>Екінші әкімшіні көрсетіңіз.</translation>
    </message>
    <message>
        <source>Open that ledger, or choose another folder.</source>
        <translation>Сол журналды ашыңыз немесе басқа қалтаны таңдаңыз.</translation>
    </message>
    <message>
        <source>Install the newer Custody.</source>
        <translation>Custody-дің жаңарақ нұсқасын орнатыңыз.</translation>
    </message>
    <message>
        <source>Bring the key file to this station, or have a key enrolled.</source>
        <translation>Кілт файлын осы станцияға әкеліңіз немесе кілтті тіркеңіз.</translation>
    </message>
    <message>
        <source>Choose another folder, or make a new ledger there.</source>
        <translation>Басқа қалтаны таңдаңыз немесе сонда жаңа журнал құрыңыз.</translation>
    </message>
    <message>
        <source>Choose the folder of the ledger that was meant.</source>
        <translation>Керекті журналдың қалтасын таңдаңыз.</translation>
    </message>
    <message>
        <source>Type it again. Look at the keyboard’s language and at Caps Lock.</source>
        <translation>Қайта теріңіз. Пернетақта тілі мен Caps Lock күйін қараңыз.</translation>
    </message>
    <message>
        <source>Look at the field that is marked.</source>
        <translation>Белгіленген өрісті қараңыз.</translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation>Басқа атауды немесе басқа қалтаны таңдаңыз.</translation>
    </message>
    <message>
        <source>Paste the whole line, as it was printed or sent.</source>
        <translation>Жолды басылған немесе жіберілген күйінде толық қойыңыз.</translation>
    </message>
    <message>
        <source>You can read, not write. An administrator finds out why, and records an explaining event.</source>
        <translation>Оқуға болады, жазуға болмайды. Әкімші себебін анықтап, түсіндіретін оқиға жазады.</translation>
    </message>
    <message>
        <source>You can read, not write. Look for the newer copy of the ledger; an administrator records what happened.</source>
        <translation>Оқуға болады, жазуға болмайды. Журналдың жаңарақ көшірмесін іздеңіз; әкімші не болғанын жазады.</translation>
    </message>
    <message>
        <source>Look at the disk it was written to, and make it again elsewhere.</source>
        <translation>Жазылған дискіні тексеріп, басқа жерде қайта жасаңыз.</translation>
    </message>
    <message>
        <source>Verify the case, so that the difference is recorded as a finding. The rest can be exported when the content of this one is left out.</source>
        <translation>Айырмашылық сәйкессіздік ретінде жазылуы үшін істі тексеріңіз. Бұл артефактінің мазмұны берілмесе, қалғанын шығаруға болады.</translation>
    </message>
    <message>
        <source>Do not use that disk. Copy again to another one.</source>
        <translation>Бұл дискіні пайдаланбаңыз. Басқа дискіге қайта көшіріңіз.</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again.</source>
        <translation>Дискіде орын босатып, қайталап көріңіз.</translation>
    </message>
    <message>
        <source>The key that is there can be used; or choose another name.</source>
        <translation>Бар кілтті пайдалануға болады немесе басқа атау таңдаңыз.</translation>
    </message>
    <message>
        <source>Wait until it has finished, then try again.</source>
        <translation>Ол аяқтағанша күтіп, қайталап көріңіз.</translation>
    </message>
    <message>
        <source>You can read. To write, open it from a disk that can be written to.</source>
        <translation>Оқуға болады. Жазу үшін жазуға болатын дискіден ашыңыз.</translation>
    </message>
</context>
<context>
    <name>EventFacts</name>
    <message>
        <source>Signed by</source>
        <translation>Қол қойған</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Зат</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Болған уақыты</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Жазылған</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Дәлелденген</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Сағат</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Бағдарлама</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Белгісі</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>Мазмұны</translation>
    </message>
    <message>
        <source>not before {at}</source>
        <translation>{at} ерте емес</translation>
    </message>
    <message>
        <source>not after {at}</source>
        <translation>{at} кеш емес</translation>
    </message>
    <message>
        <source>nothing yet: no trusted time stamp covers it</source>
        <translation>әзірге ештеңе: оны сенімді уақыт белгісі қамтымайды</translation>
    </message>
    <message>
        <source>of the machine</source>
        <translation>компьютердің сағаты</translation>
    </message>
    <message>
        <source>set by a time server</source>
        <translation>уақыт сервері бойынша қойылған</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>қолмен қойылған</translation>
    </message>
    <message>
        <source>{person}: good</source>
        <translation>{person}: дұрыс</translation>
    </message>
    <message>
        <source>{person}: NOT GOOD</source>
        <translation>{person}: ДҰРЫС ЕМЕС</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Қолтаңба</translation>
    </message>
    <message>
        <source>by the key</source>
        <translation>кілт</translation>
    </message>
    <message>
        <source>value</source>
        <translation>мәні</translation>
    </message>
    <message>
        <source>Index in the ledger</source>
        <translation>Журналдағы нөмірі</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Жазба хеші</translation>
    </message>
    <message>
        <source>Erased by</source>
        <translation>Қай оқиғамен өшірілген</translation>
    </message>
    <message>
        <source>event {index}</source>
        <translation>{index}-оқиға</translation>
    </message>
    <message>
        <source>Tree before it</source>
        <translation>Оған дейінгі журнал</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n оқиға</numerusform>
            <numerusform>%n оқиға</numerusform>
        </translation>
    </message>
    <message>
        <source>with the root</source>
        <translation>түбірі</translation>
    </message>
    <message>
        <source>no. {number} of {chain}</source>
        <translation>{chain} тізбегінде № {number}</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Тізбек</translation>
    </message>
    <message>
        <source>after the leaf</source>
        <translation>алдыңғы жазба</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Бұл нені көрсетеді</translation>
    </message>
    <message>
        <source>With the checkpoint, anybody can see that this event stands in the ledger and was not changed since. It does not show that what it says is true.</source>
        <translation>Бақылау нүктесі арқылы кез келген адам бұл оқиғаның журналда бар екеніне және содан бері өзгермегеніне көз жеткізе алады. Айтылғанның шындығын бұл көрсетпейді.</translation>
    </message>
    <message>
        <source>leads to the root of the checkpoint</source>
        <translation>бақылау нүктесінің түбіріне апарады</translation>
    </message>
    <message>
        <source>DOES NOT HOLD</source>
        <translation>СӘЙКЕС КЕЛМЕЙДІ</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Жол</translation>
    </message>
    <message>
        <source>Salt</source>
        <translation>Тұз</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Бақылау нүктесі</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>What is in bold must be given.</source>
        <translation>Қалың қаріппен жазылғаны міндетті.</translation>
    </message>
</context>
<context>
    <name>EventView</name>
    <message>
        <source>Event</source>
        <translation>Оқиға</translation>
    </message>
    <message>
        <source>Who and when</source>
        <translation>Кім және қашан</translation>
    </message>
    <message>
        <source>Signatures, checked just now</source>
        <translation>Қолтаңбалар, жаңа ғана тексерілді</translation>
    </message>
    <message>
        <source>Place in the record</source>
        <translation>Журналдағы орны</translation>
    </message>
    <message>
        <source>Proof that it stands in the ledger</source>
        <translation>Журналда бар екенін растау</translation>
    </message>
    <message>
        <source>What was read before signing</source>
        <translation>Қол қоюдың алдында не оқылды</translation>
    </message>
    <message>
        <source>Private part (never leaves without permission)</source>
        <translation>Жабық бөлік (рұқсатсыз ешқайда берілмейді)</translation>
    </message>
    <message>
        <source>Exact bytes that were signed (canonical JSON)</source>
        <translation>Қол қойылған байттардың дәл өзі (канондық JSON)</translation>
    </message>
    <message>
        <source>Envelope with its signatures (DSSE)</source>
        <translation>Қолтаңбалары бар конверт (DSSE)</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Түзету…</translation>
    </message>
    <message>
        <source>Annotate…</source>
        <translation>Белгі қосу…</translation>
    </message>
    <message>
        <source>Compute the proof</source>
        <translation>Растауды есептеу</translation>
    </message>
    <message>
        <source>Proof of event {index}</source>
        <translation>{index}-оқиғаны растау</translation>
    </message>
    <message>
        <source>Event {index}: erased by order</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>{index}-оқиға: тағайындау бойынша өшірілген</translation>
    </message>
    <message>
        <source>Its content was erased by law. Its place and its hash remain.</source>
        <translation>Мазмұны заң бойынша өшірілген. Орны мен хеші сақталған.</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>Қаралды деп белгілеу…</translation>
    </message>
    <message>
        <source>Review of a colleague…</source>
        <translation>Әріптестің пікірі…</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>Түсіндіріп, жабу…</translation>
    </message>
    <message>
        <source>Unlock your key to record something.</source>
        <translation>Жазу үшін кілтіңіздің құлпын ашыңыз.</translation>
    </message>
    <message>
        <source>Erased by order.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тағайындау бойынша өшірілген.</translation>
    </message>
</context>
<context>
    <name>ExactText</name>
    <message>
        <source>Only the beginning is shown, of {count} characters in all.</source>
        <translation>Барлығы {count} таңбаның басы ғана көрсетілген.</translation>
    </message>
    <message>
        <source>Copy the whole</source>
        <translation>Толығымен көшіру</translation>
    </message>
</context>
<context>
    <name>ExportRun</name>
    <message>
        <source>Export a bundle</source>
        <translation>Жинақты шығару</translation>
    </message>
    <message>
        <source>Open it as the recipient will</source>
        <translation>Алушыша ашу</translation>
    </message>
    <message>
        <source>Show all bundles</source>
        <translation>Барлық жинақты көрсету</translation>
    </message>
</context>
<context>
    <name>ExtentPart</name>
    <message>
        <source>There is no case yet.</source>
        <translation>Әзірге іс жоқ.</translation>
    </message>
    <message>
        <source>Choose at least one item.</source>
        <translation>Кемінде бір затты таңдаңыз.</translation>
    </message>
    <message>
        <source>Choose at least one more case.</source>
        <translation>Тағы кемінде бір істі таңдаңыз.</translation>
    </message>
    <message>
        <source>Nothing of another station was answered in this case.</source>
        <translation>Бұл істе басқа станцияға берілген жауап жоқ.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>The offer that is answered</source>
        <translation>Жауап берілетін ұсыныс</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>Іс толығымен</translation>
    </message>
    <message>
        <source>Some items</source>
        <translation>Жекелеген заттар</translation>
    </message>
    <message>
        <source>Several cases</source>
        <translation>Бірнеше іс</translation>
    </message>
    <message>
        <source>An answer to another station</source>
        <translation>Басқа станцияға жауап</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Көлемі</translation>
    </message>
    <message>
        <source>{items} of {station}</source>
        <translation>{items}, станция: {station}</translation>
    </message>
</context>
<context>
    <name>FactList</name>
    <message>
        <source>Copy: {label}</source>
        <translation>Көшіру: {label}</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>That did not work</source>
        <translation>Орындалмады</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>Не бүтін қалды</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Не істеу керек</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Егжей-тегжейі</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Көшіру</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>FaultStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>This must be given.</source>
        <translation>Бұл міндетті.</translation>
    </message>
    <message>
        <source>This must be given: {source}.</source>
        <translation>Бұл міндетті: {source}.</translation>
    </message>
    <message>
        <source>This does not belong here.</source>
        <translation>Мұның орны бұл жер емес.</translation>
    </message>
    <message>
        <source>This is none of the choices. Pick one of the list.</source>
        <translation>Мұндай нұсқа жоқ. Тізімнен таңдаңыз.</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Бұл сан емес.</translation>
    </message>
    <message>
        <source>This cannot be chosen here.</source>
        <translation>Мұнда бұны таңдауға болмайды.</translation>
    </message>
    <message>
        <source>This does not have the right form. Look at the example in it.</source>
        <translation>Нысаны дұрыс емес. Өрістегі мысалды қараңыз.</translation>
    </message>
    <message>
        <source>Longer than {limit} characters.</source>
        <translation>{limit} таңбадан ұзын.</translation>
    </message>
    <message>
        <source>More than {limit} entries.</source>
        <translation>{limit} жазбадан көп.</translation>
    </message>
    <message>
        <source>The same stands here twice.</source>
        <translation>Бір нәрсе екі рет көрсетілген.</translation>
    </message>
    <message>
        <source>Less than {limit}.</source>
        <translation>{limit} санынан аз.</translation>
    </message>
    <message>
        <source>More than {limit}.</source>
        <translation>{limit} санынан көп.</translation>
    </message>
    <message>
        <source>These must stand in order, each once.</source>
        <translation>Рет-ретімен, әрқайсысы бір рет тұруы керек.</translation>
    </message>
    <message>
        <source>The name and its bytes do not fit together.</source>
        <translation>Атауы мен мазмұны бір-біріне сай емес.</translation>
    </message>
    <message>
        <source>This does not have the right form.</source>
        <translation>Нысаны дұрыс емес.</translation>
    </message>
    <message>
        <source>Give at least one of: {fields}.</source>
        <translation>Кемінде біреуін көрсетіңіз: {fields}.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>{path} was not taken: it is {kind}, which holds no content to copy.</source>
        <translation>{path} алынған жоқ: бұл — {kind}, онда көшіретін мазмұн жоқ.</translation>
    </message>
    <message>
        <source>a pipe between programs</source>
        <translation>бағдарламалар арасындағы арна</translation>
    </message>
    <message>
        <source>a socket of a program</source>
        <translation>бағдарлама сокеті</translation>
    </message>
    <message>
        <source>a device (name it by itself to take its content)</source>
        <translation>құрылғы (мазмұнын алу үшін оны бөлек көрсетіңіз)</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>құрылғы</translation>
    </message>
</context>
<context>
    <name>FilesHere</name>
    <message>
        <source>Choose the files…</source>
        <translation>Файлдарды таңдау…</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Файлдар оқылуда</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>%n файл көшірілді және хештелді</numerusform>
            <numerusform>%n файл көшірілді және хештелді</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesStep</name>
    <message>
        <source>Reading provider data</source>
        <translation>Провайдер деректері оқылуда</translation>
    </message>
    <message>
        <source>It must be there again: {paths}.</source>
        <translation>Мынау қайтадан орнында болуға тиіс: {paths}.</translation>
    </message>
    <message>
        <source>In all, {size} were read.</source>
        <translation>Барлығы {size} оқылған.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was taken.</source>
        <translation>Тоқтатылды. Ештеңе алынған жоқ.</translation>
    </message>
    <message>
        <source>Choose what came: an archive, a folder or files.</source>
        <translation>Не келгенін таңдаңыз: мұрағат, қалта немесе файлдар.</translation>
    </message>
    <message>
        <source>Reading is still under way. Wait, or stop it.</source>
        <translation>Оқу әлі жүріп жатыр. Күтіңіз немесе тоқтатыңыз.</translation>
    </message>
    <message>
        <source>Nothing was taken. Read it again.</source>
        <translation>Ештеңе алынған жоқ. Қайта оқыңыз.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Деректер</translation>
    </message>
    <message>
        <source>An archive (ZIP, TAR, 7z) or a message (EML, MSG) is kept whole and opened beside it. Each file is hashed, and a list of digests among them is compared by itself.</source>
        <translation>Мұрағат (ZIP, TAR, 7z) немесе хат (EML, MSG) тұтас сақталады және жанында ашылады. Әр файлдың хеш-сомасы есептеледі, олардың ішіндегі хеш-сомалар тізімі өздігінен салыстырылады.</translation>
    </message>
    <message>
        <source>Drop an archive, a folder or files here</source>
        <translation>Мұрағатты, қалтаны немесе файлдарды осында сүйреп әкеліңіз</translation>
    </message>
    <message>
        <source>Archive or files…</source>
        <translation>Мұрағат немесе файлдар…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Қалта…</translation>
    </message>
    <message>
        <source>Their list of digests…</source>
        <translation>Олардың хеш-сомалар тізімі…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Қайта оқу</translation>
    </message>
    <message>
        <source>Files that came</source>
        <translation>Келген файлдар</translation>
    </message>
    <message>
        <source>No file.</source>
        <translation>Файл жоқ.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Өлшемі</translation>
    </message>
    <message>
        <source>Their list</source>
        <translation>Олардың тізімі</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>%n файл көшірілді және хештелді</numerusform>
            <numerusform>%n файл көшірілді және хештелді</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with their list: {names}</source>
        <translation>Олардың тізімімен салыстырылды: {names}</translation>
    </message>
    <message>
        <source>Their list could not be read: nothing was compared.</source>
        <translation>Олардың тізімін оқу мүмкін болмады: ештеңе салыстырылған жоқ.</translation>
    </message>
    <message>
        <source>No list of digests came with it: nothing was compared.</source>
        <translation>Хеш-сомалар тізімі келген жоқ: ештеңе салыстырылмады.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more that could not be read</source>
        <translation>
            <numerusform>және оқылмаған тағы %n</numerusform>
            <numerusform>және оқылмаған тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The archive is kept whole and hashed as it came. Nothing was taken from it.</source>
        <translation>Мұрағат тұтас сақталады, хеш-сомасы келген күйінде есептелді. Одан ештеңе алынған жоқ.</translation>
    </message>
    <message>
        <source>Archive or files that came</source>
        <translation>Келген мұрағат немесе файлдар</translation>
    </message>
    <message>
        <source>Folder that came</source>
        <translation>Келген қалта</translation>
    </message>
    <message>
        <source>Their list of digests</source>
        <translation>Олардың хеш-сомалар тізімі</translation>
    </message>
    <message>
        <source>{name} (the container)</source>
        <translation>{name} (контейнер)</translation>
    </message>
    <message>
        <source>{name} (their list)</source>
        <translation>{name} (олардың тізімі)</translation>
    </message>
</context>
<context>
    <name>FillStep</name>
    <message>
        <source>Fields</source>
        <translation>Өрістер</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to look at.</source>
        <translation>
            <numerusform>%n өріске назар аудару керек.</numerusform>
            <numerusform>%n өріске назар аудару керек.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scanned {text}: {field}</source>
        <translation>Сканерленді {text}: {field}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Search everything</source>
        <translation>Барлық жерден іздеу</translation>
    </message>
    <message>
        <source>Numbers, names, serials, IMEI, digests, words of notes…</source>
        <translation>Нөмірлер, аттар, сериялық нөмірлер, IMEI, хеш-сомалар, жазба сөздері…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Табылды</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, Enter to go there, Esc to close</source>
        <translation>↑ ↓ таңдау, Enter өту, Esc жабу</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>open</source>
        <translation>жабылған жоқ</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>қаралды</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>түсіндірілді</translation>
    </message>
    <message>
        <source>Finding</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздік</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Не анықталды</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Не туралы</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>Ауырлығы</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Анықталған</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>Алғашқы қадамдар</translation>
    </message>
    <message>
        <source>Nobody but the administrators is enrolled</source>
        <translation>Әкімшілерден басқа ешкім тіркелмеген</translation>
    </message>
    <message>
        <source>Two administrators enrol people: an auditor first, then officers, custodians and examiners. Until then no case can be opened.</source>
        <translation>Адамдарды екі әкімші тіркейді: алдымен аудиторды, содан кейін іске жауаптыларды, сақтаушыларды және криминалистерді. Оған дейін іс ашу мүмкін емес.</translation>
    </message>
    <message>
        <source>Enrol a person…</source>
        <translation>Адамды тіркеу…</translation>
    </message>
    <message>
        <source>No case is open yet</source>
        <translation>Әзірге бірде-бір іс ашылмаған</translation>
    </message>
    <message>
        <source>Whatever is seized, requested or received belongs to a case.</source>
        <translation>Алынған, сұратылған және келіп түскен нәрсенің бәрі белгілі бір іске жатады.</translation>
    </message>
    <message>
        <source>Open a case…</source>
        <translation>Іс ашу…</translation>
    </message>
</context>
<context>
    <name>ForkDialog</name>
    <message>
        <source>Check a fork proof</source>
        <translation>Екіге бөліну дәлелін тексеру</translation>
    </message>
    <message>
        <source>Two checkpoints that one ledger signed and that do not join: whoever holds its keys showed one history here and another there. Anybody can check the file.</source>
        <translation>Бір журнал қол қойған, бірақ бір-біріне жалғаспайтын екі бақылау нүктесі: кілттердің иесі мұнда бір тарихты, онда басқасын көрсеткен. Файлды кез келген адам тексере алады.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Файлды таңдау…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Head of {size}</source>
        <translation>Бақылау нүктесі {size}</translation>
    </message>
    <message>
        <source>The fork is proven</source>
        <translation>Екіге бөліну дәлелденді</translation>
    </message>
    <message>
        <source>Both heads are signed by the ledger’s own key, and they do not join.</source>
        <translation>Екі бақылау нүктесіне де журналдың өз кілтімен қол қойылған, ал олар бір-біріне жалғаспайды.</translation>
    </message>
    <message>
        <source>Nothing here shows whether they join</source>
        <translation>Олардың жалғасатын-жалғаспайтыны бұдан көрінбейді</translation>
    </message>
    <message>
        <source>Both heads are genuine. Whoever holds the longer ledger can add the path between them.</source>
        <translation>Екі бақылау нүктесі де түпнұсқа. Араларындағы жолды ұзынырақ журналдың иесі қоса алады.</translation>
    </message>
    <message>
        <source>It is about the ledger of this station.</source>
        <translation>Сөз осы станцияның журналы туралы.</translation>
    </message>
    <message>
        <source>It is about another ledger: compare its line with the one you trust.</source>
        <translation>Сөз басқа журнал туралы: оның жолын өзіңіз сенетін жолмен салыстырыңыз.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{span} overdue</source>
        <translation>мерзімі өтті: {span}</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>{span} қалды</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>жаңа ғана</translation>
    </message>
    <message>
        <source>{span} ago</source>
        <translation>{span} бұрын</translation>
    </message>
</context>
<context>
    <name>Founding</name>
    <message>
        <source>Place</source>
        <translation>Орны</translation>
    </message>
    <message>
        <source>First administrator</source>
        <translation>Бірінші әкімші</translation>
    </message>
    <message>
        <source>Second administrator</source>
        <translation>Екінші әкімші</translation>
    </message>
    <message>
        <source>Trust line</source>
        <translation>Сенім жолы</translation>
    </message>
    <message>
        <source>A ledger belongs to one agency and one station. Its folder holds the record, the keys and the copies of evidence.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Журнал бір органға және бір станцияға тиесілі. Оның қалтасында жазбалар, кілттер және дәлелдемелердің көшірмелері жатады.</translation>
    </message>
    <message>
        <source>Two administrators found a ledger together, so that nobody can do it alone. They enrol people and see to the station; they hold no evidence.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Журналды ешкім жалғыз құра алмауы үшін екі әкімші бірге құрады. Олар адамдарды тіркеп, станцияға қарайды; дәлелдемелерді сақтамайды.</translation>
    </message>
    <message>
        <source>The second administrator takes the keyboard now. What the first one typed is not shown any more.</source>
        <translation>Енді пернетақтаға екінші әкімші отырады. Біріншісі тергені енді көрсетілмейді.</translation>
    </message>
    <message>
        <source>The ledger is founded. Both administrators have signed its first event.</source>
        <translation>Журнал құрылды. Бірінші оқиғаға екі әкімші де қол қойды.</translation>
    </message>
    <message>
        <source>Next, the administrators enrol the people: an auditor first, then officers, custodians and examiners. Settings leads there.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Енді әкімшілер адамдарды тіркейді: алдымен аудиторды, содан кейін іске жауаптыларды, сақтаушыларды және криминалистерді. Бұл баптауларда жасалады.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Келесі</translation>
    </message>
    <message>
        <source>Found the ledger</source>
        <translation>Журнал құру</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Оны ашу</translation>
    </message>
    <message>
        <source>Keys and ledger are being made</source>
        <translation>Кілттер мен журнал жасалуда</translation>
    </message>
    <message>
        <source>Stopped. Nothing was made.</source>
        <translation>Тоқтатылды. Ештеңе жасалған жоқ.</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Save and leave</source>
        <translation>Сақтап шығу</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Шығу</translation>
    </message>
    <message>
        <source>What was typed is kept as a draft; see Today.</source>
        <translation>Енгізілгені қаралама ретінде сақталады; «Бүгін» бетін қараңыз.</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Жою…</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Қараламаны жою</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation>Қарап, қол қою</translation>
    </message>
    <message>
        <source>Begun by {person}</source>
        <translation>Бастаған: {person}</translation>
    </message>
    <message>
        <source>What was typed here is kept, and shown to nobody else. Unlock the key of {person} to go on.</source>
        <translation>Мұнда енгізілген сақталған және басқа ешкімге көрсетілмейді. Жалғастыру үшін {person} кілтінің құлпын ашыңыз.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Құлпын ашу…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Қарап шығу</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Келесі</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>Қараламаны жою керек пе?</translation>
    </message>
    <message>
        <source>What was typed in this run is deleted. Nothing of it was recorded.</source>
        <translation>Осында енгізілген жойылады. Оның ештеңесі жазылған жоқ.</translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation>Қараламаны қалдыру</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Қаралама сақталды</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Less</source>
        <translation>Азырақ</translation>
    </message>
    <message>
        <source>More: {count}</source>
        <translation>Тағы: {count}</translation>
    </message>
    <message>
        <source>Add: {field}</source>
        <translation>Қосу: {field}</translation>
    </message>
    <message>
        <source>and {count} more, kept as they are</source>
        <translation>және тағы {count}, сол күйінде қалады</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>№ {number}</translation>
    </message>
    <message>
        <source>Take out: {field} {number}</source>
        <translation>Алып тастау: {field} {number}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>The demonstration is being made</source>
        <translation>Көрсетілім жасалуда</translation>
    </message>
    <message>
        <source>Stopped. Nothing was made.</source>
        <translation>Тоқтатылды. Ештеңе жасалған жоқ.</translation>
    </message>
    <message>
        <source>There is no ledger in {folder}. Choose the folder of ledger.db.</source>
        <translation>{folder} қалтасында журнал жоқ. ledger.db файлы бар қалтаны таңдаңыз.</translation>
    </message>
    <message>
        <source>Open a ledger</source>
        <translation>Журналды ашу</translation>
    </message>
    <message>
        <source>Open a bundle: its ZIP, or bagit.txt in its folder</source>
        <translation>Жинақты ашу: оның ZIP файлы немесе қалтасындағы bagit.txt</translation>
    </message>
    <message>
        <source>Bundles (*.zip *.age bagit.txt)</source>
        <translation>Жинақтар (*.zip *.age bagit.txt)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тіл</translation>
    </message>
    <message>
        <source>Look around in a demonstration</source>
        <translation>Көрсетілімді қарап шығу</translation>
    </message>
    <message>
        <source>A whole invented case, with its people and keys. Nothing of it is real.</source>
        <translation>Адамдары мен кілттері бар тұтас ойдан шығарылған іс. Шынайы ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Found a ledger</source>
        <translation>Журнал құру</translation>
    </message>
    <message>
        <source>For real work, by two administrators. It takes ten minutes.</source>
        <translation>Шынайы жұмысқа, екі әкімшімен. Он минут алады.</translation>
    </message>
    <message>
        <source>One that lies on this machine already.</source>
        <translation>Осы компьютерде бар журнал.</translation>
    </message>
    <message>
        <source>Check a bundle</source>
        <translation>Жинақты тексеру</translation>
    </message>
    <message>
        <source>That somebody gave you. No ledger and no key is needed; drop it here.</source>
        <translation>Сізге берілген жинақ. Журнал да, кілт те керек емес; осында сүйреп әкеліңіз.</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>Custody</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Көрсетілім</translation>
    </message>
    <message>
        <source>Keeps the chain of custody of digital evidence: what was seized, who held it, and that it was not changed. How would you like to begin?</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Цифрлық дәлелдемелердің сақталу тізбегін жүргізеді: не алып қойылғаны, кімде болғаны және өзгермегені жазылады. Неден бастаймыз?</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Hand over</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>{person} accepts now</source>
        <translation>{person} қазір қабылдайды</translation>
    </message>
    <message>
        <source>Show as in transit</source>
        <translation>«Жолда» деп көрсету</translation>
    </message>
</context>
<context>
    <name>HandedCard</name>
    <message>
        <source>Waits for approval</source>
        <translation>Бекітуді күтеді</translation>
    </message>
    <message>
        <source>drafted by {person}, handed over {at}</source>
        <translation>дайындаған: {person}, жіберілді: {at}</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>сізді күтуде</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Қарап шығу…</translation>
    </message>
    <message>
        <source>{person}, {at}: {remark}</source>
        <translation>{person}, {at}: {remark}</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>қайтарылды</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>waits for approval, handed over {at}</source>
        <translation>бекітуді күтеді, жіберілді: {at}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Қайтарып алу</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Анықтама</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Анықтамадан іздеу</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Мазмұны</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>Анықтама мәтіні</translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <source>Sign the PDF</source>
        <translation>PDF-ке қол қою</translation>
    </message>
    <message>
        <source>A signature that readers of PDFs know, by a certificate of yours (PKCS#12, ECDSA or RSA). The record itself is signed apart, by your key.</source>
        <translation>PDF оқитын бағдарламалар танитын, сіздің сертификатыңызбен қойылатын қолтаңба (PKCS#12, ECDSA немесе RSA). Жазбаның өзіне кілтіңізбен бөлек қол қойылады.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Файлды таңдау…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия сөйлем</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Қол қою</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Болдырмау</translation>
    </message>
</context>
<context>
    <name>IdentityField</name>
    <message>
        <source>It is encrypted: the file with the recipient’s own key</source>
        <translation>Ол шифрланған: алушының жеке кілті бар файл</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Таңдау…</translation>
    </message>
    <message>
        <source>Choose the file with the recipient’s own key</source>
        <translation>Алушының жеке кілті бар файлды таңдау</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Change</source>
        <translation>Өзгерту</translation>
    </message>
    <message>
        <source>new thing</source>
        <translation>жаңа зат</translation>
    </message>
    <message>
        <source>in {item}</source>
        <translation>{item} ішінде</translation>
    </message>
    <message>
        <source>seal {number}</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>мөр {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation>
            <numerusform>%n фотосурет</numerusform>
            <numerusform>%n фотосурет</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s)</source>
        <translation>
            <numerusform>басқа %n файл</numerusform>
            <numerusform>басқа %n файл</numerusform>
        </translation>
    </message>
    <message>
        <source>Change {item}</source>
        <translation>{item} затын өзгерту</translation>
    </message>
    <message>
        <source>Take out {item}</source>
        <translation>{item} затын алып тастау</translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message>
        <source>Item</source>
        <translation>Зат</translation>
    </message>
    <message>
        <source>What you may record of it next, now</source>
        <translation>Бұл зат туралы енді не жаза аласыз</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Data taken from it, and photographs</source>
        <translation>Одан көшіріп алынған деректер мен фотосуреттер</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Құжаттар</translation>
    </message>
    <message>
        <source>Findings</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздіктер</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Фотосурет</translation>
    </message>
    <message>
        <source>Nothing was copied from it yet.</source>
        <translation>Одан әзірге ештеңе көшірілген жоқ.</translation>
    </message>
    <message>
        <source>No document was attached to an event about it.</source>
        <translation>Ол туралы оқиғаларға құжат қоса берілген жоқ.</translation>
    </message>
    <message>
        <source>Nothing wrong was found about it.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Ол туралы сәйкессіздік анықталған жоқ.</translation>
    </message>
    <message>
        <source>There is no item {item}</source>
        <translation>{item} заты жоқ</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>{case} ісі</translation>
    </message>
    <message>
        <source>none</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>{person}, since {at}</source>
        <translation>{person}, басталуы {at}</translation>
    </message>
    <message>
        <source>nobody, since {at}</source>
        <translation>ешкім, басталуы {at}</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Бұл не</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Сипаттама</translation>
    </message>
    <message>
        <source>Exhibit number</source>
        <translation>Істегі нөмірі</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Сақтаушы</translation>
    </message>
    <message>
        <source>On the way to</source>
        <translation>Кімге бара жатыр</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Қайда жатыр</translation>
    </message>
    <message>
        <source>Whole seals on it</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Үстіндегі бүтін мөрлер</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Қай заттың бөлігі</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Ішінде бар</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>Әзірге фотосурет жоқ</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation>
            <numerusform>%n фотосурет</numerusform>
            <numerusform>%n фотосурет</numerusform>
        </translation>
    </message>
    <message>
        <source>The photograph is not kept here</source>
        <translation>Фотосурет мұнда сақталмайды</translation>
    </message>
</context>
<context>
    <name>ItemsStep</name>
    <message>
        <source>Choose at least one item.</source>
        <translation>Кемінде бір затты таңдаңыз.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>Scan each item or its seal, or tick it.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Әр затты немесе мөрін сканерлеңіз не белгілеңіз.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Scan an item or a seal</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Затты немесе мөрді сканерлеңіз</translation>
    </message>
    <message>
        <source>In your hands</source>
        <translation>Сіздің сақтауыңызда</translation>
    </message>
    <message>
        <source>{text}: no item or seal of what you hold in this case.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>{text}: осы іс бойынша сіз сақтап отырғандар арасында мұндай зат та, мөр де жоқ.</translation>
    </message>
    <message>
        <source>{item} is chosen.</source>
        <translation>{item} таңдалды.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: scan them</source>
        <translation>
            <numerusform>және тағы %n: оларды сканерлеңіз</numerusform>
            <numerusform>және тағы %n: оларды сканерлеңіз</numerusform>
        </translation>
    </message>
    <message>
        <source>You hold no item of this case that could be handed over.</source>
        <translation>Бұл іс бойынша сізде тапсыруға болатын зат жоқ.</translation>
    </message>
    <message>
        <source>Nothing to hand over</source>
        <translation>Тапсыратын ештеңе жоқ</translation>
    </message>
    <message>
        <source>Unlock your key to see which items you hold.</source>
        <translation>Сақтауыңызда қандай заттар бар екенін көру үшін кілтіңіздің құлпын ашыңыз.</translation>
    </message>
    <message>
        <source>no seal</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>мөрсіз</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>This must be given.</source>
        <translation>Бұл міндетті.</translation>
    </message>
    <message>
        <source>Pick the container.</source>
        <translation>Контейнерді таңдаңыз.</translation>
    </message>
    <message>
        <source>Module, token and key must all be given.</source>
        <translation>Модульді де, токенді де, кілтті де көрсету керек.</translation>
    </message>
    <message>
        <source>Eight characters at least; better several words.</source>
        <translation>Кемінде сегіз таңба; бірнеше сөз болғаны дұрыс.</translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation>Екеуі бірдей емес.</translation>
    </message>
    <message>
        <source>Letters, digits, dots and dashes, without spaces.</source>
        <translation>Әріптер, цифрлар, нүктелер мен сызықшалар, бос орынсыз.</translation>
    </message>
    <message>
        <source>Somebody has this id already.</source>
        <translation>Мұндай белгі бар.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Белгісі</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Аты-жөні</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Кілт</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Контейнер</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Ол қайда</translation>
    </message>
    <message>
        <source>On a smart card or token</source>
        <translation>Смарт-картада немесе токенде</translation>
    </message>
    <message>
        <source>PIN of the smart card or token</source>
        <translation>Смарт-картаның немесе токеннің PIN-коды</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия сөйлем</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Соны тағы бір рет</translation>
    </message>
    <message>
        <source>as it stands in every record, such as ADM1</source>
        <translation>барлық жазбадағыдай, мысалы ADM1</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Жаңа кілт</translation>
    </message>
    <message>
        <source>From a PKCS#12 container</source>
        <translation>PKCS#12 контейнерінен</translation>
    </message>
    <message>
        <source>Pick a file…</source>
        <translation>Файл таңдау…</translation>
    </message>
    <message>
        <source>Pick the PKCS#12 container</source>
        <translation>PKCS#12 контейнерін таңдау</translation>
    </message>
    <message>
        <source>The passphrase opens the key and stands nowhere. Nobody can replace it: a key whose passphrase is lost is revoked, and a new one enrolled.</source>
        <translation>Құпия сөйлем кілтті ашады және еш жерде сақталмайды. Оны ешкім ауыстыра алмайды: ол жоғалса, кілт кері қайтарылып, жаңасы тіркеледі.</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>Labels</source>
        <translation>Жапсырмалар</translation>
    </message>
    <message>
        <source>What is labelled</source>
        <translation>Жапсырма не үшін</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>Bags</source>
        <translation>Пакеттер</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>Сөрелер</translation>
    </message>
    <message>
        <source>Language of the labels</source>
        <translation>Жапсырмалардың тілі</translation>
    </message>
    <message>
        <source>A4 sheet, 24 labels of 70×37 mm</source>
        <translation>A4 парағы, 70×37 мм 24 жапсырма</translation>
    </message>
    <message>
        <source>A4 sheet, 14 labels of 99×38 mm</source>
        <translation>A4 парағы, 99×38 мм 14 жапсырма</translation>
    </message>
    <message>
        <source>Label printer, 62×29 mm</source>
        <translation>Жапсырма принтері, 62×29 мм</translation>
    </message>
    <message>
        <source>Label printer, 100×50 mm</source>
        <translation>Жапсырма принтері, 100×50 мм</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Қағаз</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF етіп сақтау…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Басып шығару…</translation>
    </message>
    <message>
        <source>Record that they were labelled…</source>
        <translation>Жапсырылғанын жазу…</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n жапсырма</numerusform>
            <numerusform>%n жапсырма</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>{path} болып сақталды</translation>
    </message>
</context>
<context>
    <name>Law</name>
    <message>
        <source>treaty, Article {place}</source>
        <translation>шарт, {place}-бап</translation>
    </message>
    <message>
        <source>the project’s source documents {place}</source>
        <translation>жобаның бастапқы құжаттары {place}</translation>
    </message>
    <message>
        <source>Criminal Procedure Code of Kazakhstan {place}</source>
        <translation>Қазақстанның ҚПК {place}</translation>
    </message>
    <message>
        <source>published guide {place}</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>жарияланған нұсқаулық {place}</translation>
    </message>
    <message>
        <source>the project’s own rule, {place}</source>
        <translation>жобаның өз қағидасы, {place}</translation>
    </message>
    <message>
        <source>UNCONFIRMED</source>
        <translation>РАСТАЛМАҒАН</translation>
    </message>
    <message>
        <source>to review: {languages}</source>
        <translation>қарап шығу керек: {languages}</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>қолданылуда</translation>
    </message>
    <message>
        <source>off: waits for the channel {channel}</source>
        <translation>өшірулі: «{channel}» арнасын күтуде</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Дереккөзі</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Редакциясы</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Бекітетін</translation>
    </message>
    <message>
        <source>May ask for</source>
        <translation>Сұратуға болатыны</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>Берілетіні</translation>
    </message>
    <message>
        <source>At home today</source>
        <translation>Бүгін ел ішінде</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескерту</translation>
    </message>
    <message>
        <source>To be confirmed before use</source>
        <translation>Қолданар алдында растау керек</translation>
    </message>
    <message>
        <source>Words that a lawyer has to review</source>
        <translation>Заңгер қарап шығатын сөздер</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Құқықтық негіз</translation>
    </message>
    <message>
        <source>Channels on this day</source>
        <translation>Осы күнгі арналар</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Мерзімдер</translation>
    </message>
    <message>
        <source>What it demands</source>
        <translation>Не талап етеді</translation>
    </message>
    <message>
        <source>Safeguards (Article 15)</source>
        <translation>Кепілдіктер (15-бап)</translation>
    </message>
    <message>
        <source>States and what moves them</source>
        <translation>Күйлер және оларды өзгертетін оқиғалар</translation>
    </message>
    <message>
        <source>In the country’s law</source>
        <translation>Ел заңнамасында</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Ел</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Күнтізбе</translation>
    </message>
    <message>
        <source>Way of counting</source>
        <translation>Есептеу тәсілі</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Уақыт белдеулері</translation>
    </message>
    <message>
        <source>Articles of the treaty</source>
        <translation>Шарттың баптары</translation>
    </message>
    <message>
        <source>Provisions</source>
        <translation>Нормалар</translation>
    </message>
    <message>
        <source>Offences</source>
        <translation>Құқық бұзушылықтар</translation>
    </message>
    <message>
        <source>the procedure itself</source>
        <translation>рәсімнің өзі</translation>
    </message>
    <message>
        <source>its title</source>
        <translation>атауы</translation>
    </message>
    <message>
        <source>not valid on this day</source>
        <translation>осы күні күші жоқ</translation>
    </message>
    <message>
        <source>checked {when}</source>
        <translation>тексерілді: {when}</translation>
    </message>
    <message>
        <source>{act}, Article {article}</source>
        <translation>{act}, {article}-бап</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ашық</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>жабық</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>{day} жағдай бойынша</translation>
    </message>
    <message>
        <source>counted from: {state}</source>
        <translation>мына күйден бастап есептеледі: {state}</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>сол күйінде қалады</translation>
    </message>
</context>
<context>
    <name>LawPage</name>
    <message>
        <source>The law</source>
        <translation>Заң</translation>
    </message>
    <message>
        <source>The law that the program works by</source>
        <translation>Бағдарлама жұмысының құқықтық негізі</translation>
    </message>
    <message>
        <source>Data with dates and sources, as the agency’s files have them; no legal advice. What is marked unconfirmed was not read in the official text, and what is to be reviewed waits for a lawyer.</source>
        <translation>Орган файлдарындағы күні мен дереккөзі көрсетілген деректер; бұл заң кеңесі емес. «Расталмаған» деп белгіленгені ресми мәтіннен оқылмаған, ал «қарап шығу керек» дегені заңгерді күтуде.</translation>
    </message>
    <message>
        <source>Only what waits for a lawyer</source>
        <translation>Тек заңгерді күтетіндер</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Рәсімдер</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Бұл туралы белгілі мәліметтер</translation>
    </message>
    <message>
        <source>Directory of contacts</source>
        <translation>Байланыстар анықтамалығы</translation>
    </message>
    <message>
        <source>off</source>
        <translation>өшірулі</translation>
    </message>
    <message numerus="yes">
        <source>%n unconfirmed</source>
        <translation>
            <numerusform>%n расталмаған</numerusform>
            <numerusform>%n расталмаған</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>қарап шығатыны: %n</numerusform>
            <numerusform>қарап шығатыны: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LawStep</name>
    <message>
        <source>Safeguards</source>
        <translation>Кепілдіктер</translation>
    </message>
    <message>
        <source>Who authorised it</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Кім санкция берді</translation>
    </message>
    <message>
        <source>Safeguards (Article 15)</source>
        <translation>Кепілдіктер (15-бап)</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Құпиялылық</translation>
    </message>
    <message>
        <source>The document that goes out</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жіберілетін құжат</translation>
    </message>
</context>
<context>
    <name>LedgerFilter</name>
    <message>
        <source>Search the record</source>
        <translation>Журналдан іздеу</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Барлық істер</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Барлық адамдар</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Барлық оқиғалар</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Қол қойған</translation>
    </message>
    <message>
        <source>Type of event</source>
        <translation>Оқиға түрі</translation>
    </message>
    <message>
        <source>from any day</source>
        <translation>кез келген күннен</translation>
    </message>
    <message>
        <source>Recorded from this day on</source>
        <translation>Осы күннен бастап жазылған</translation>
    </message>
    <message>
        <source>to any day</source>
        <translation>кез келген күнге дейін</translation>
    </message>
    <message>
        <source>Recorded to this day</source>
        <translation>Осы күнге дейін жазылған</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Бәрін көрсету</translation>
    </message>
    <message>
        <source>Show all events</source>
        <translation>Барлық оқиғаны көрсету</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Жазылған</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Оқиға</translation>
    </message>
    <message>
        <source>In plain words</source>
        <translation>Қарапайым сөзбен</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Қол қойған</translation>
    </message>
    <message>
        <source>Erased by order.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тағайындау бойынша өшірілген.</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Choose an event to see what it says and how it is proven.</source>
        <translation>Не айтылғанын және қалай расталғанын көру үшін оқиғаны таңдаңыз.</translation>
    </message>
    <message>
        <source>Verify the ledger</source>
        <translation>Журналды тексеру</translation>
    </message>
    <message>
        <source>Stop verifying</source>
        <translation>Тексеруді тоқтату</translation>
    </message>
    <message>
        <source>How to verify</source>
        <translation>Қалай тексеру керек</translation>
    </message>
    <message>
        <source>Verify everything</source>
        <translation>Бәрін тексеру</translation>
    </message>
    <message>
        <source>Print checkpoint…</source>
        <translation>Бақылау нүктесін басып шығару…</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>{rows} events</source>
        <translation>Оқиға саны: {rows}</translation>
    </message>
    <message>
        <source>{rows}+ events…</source>
        <translation>Оқиға саны: {rows} санынан көп…</translation>
    </message>
    <message>
        <source>No event fits.</source>
        <translation>Сай келетін оқиға жоқ.</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Алдымен жаңасы</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Алдымен ескісі</translation>
    </message>
    <message>
        <source>Verify what is new; nothing was verified here before</source>
        <translation>Жаңасын тексеру; мұнда бұған дейін ештеңе тексерілмеген</translation>
    </message>
    <message>
        <source>Verify what is new since {at}</source>
        <translation>{at} кейінгі жаңа жазбаларды тексеру</translation>
    </message>
    <message>
        <source>Verifying the ledger</source>
        <translation>Журнал тексерілуде</translation>
    </message>
</context>
<context>
    <name>LetterHere</name>
    <message>
        <source>Make the letter here</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Хатты осы жерде жасау</translation>
    </message>
    <message>
        <source>It is made from what was filled in, in the language of the document. It is kept, and the approval names its digest: save it, and send exactly this file.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Хат толтырылған мәліметтерден құжат тілінде жасалады және сақталады, ал бекіту жазбасында оның хеш-сомасы көрсетіледі: оны файлға сақтап, дәл осы файлды жіберіңіз.</translation>
    </message>
    <message>
        <source>Make the letter</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Хатты жасау</translation>
    </message>
    <message>
        <source>Make the supporting part here</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Негіздеме бөлігін осы жерде жасау</translation>
    </message>
    <message>
        <source>It tells the authority of the other State what the provider must not learn. It is kept, and the approval names its digest: save it, and send it to the authority alone.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Онда басқа мемлекеттің органы үшін провайдер білмеуге тиіс мәліметтер баяндалады. Ол сақталады, ал бекітуде оның хеш-сомасы көрсетіледі: файлды сақтап, тек сол органға жіберіңіз.</translation>
    </message>
    <message>
        <source>Make the supporting part</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Негіздеме бөлігін жасау</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>PDF түрінде сақтау…</translation>
    </message>
    <message>
        <source>Make the supplemental information here</source>
        <translation>Қосымша мәліметтерді осы жерде жасау</translation>
    </message>
    <message>
        <source>It tells the provider on which grounds the order was made, and how and by when to answer. It is kept, and the approval names its digest: save it, and send it together with the order.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Құжат қызмет жеткізушіге өкімнің қандай негізде шығарылғанын, қалай және қай мерзімде жауап беру керегін хабарлайды. Ол сақталады, ал бекіту жазбасында оның хеш-сомасы көрсетіледі: оны сақтап, өкіммен бірге жіберіңіз.</translation>
    </message>
    <message>
        <source>Make the supplemental information</source>
        <translation>Қосымша мәліметтерді жасау</translation>
    </message>
    <message>
        <source>Something was changed after the letter was made: make it again.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Хат жасалғаннан кейін мәліметтер өзгертілді: оны қайта жасаңыз.</translation>
    </message>
    <message>
        <source>Something was changed after the supplemental information was made: make it again.</source>
        <translation>Қосымша мәліметтер жасалғаннан кейін бірдеңе өзгертілді: оларды қайта жасаңыз.</translation>
    </message>
    <message>
        <source>Something was changed after the supporting part was made: make it again.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Негіздеме бөлігі жасалғаннан кейін бірдеңе өзгертілді: оны қайта жасаңыз.</translation>
    </message>
    <message>
        <source>Made: {title}. Code {code}.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жасалды: {title}. Коды {code}.</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сақталды: {path}</translation>
    </message>
</context>
<context>
    <name>LetterStep</name>
    <message>
        <source>Letter</source>
        <translation>Хат</translation>
    </message>
    <message>
        <source>To whom, and on which basis</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Кімге және қандай негізде</translation>
    </message>
    <message>
        <source>Language, reply and urgency</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тілі, жауап беру тәсілі және шұғылдығы</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>Кімнен</translation>
    </message>
    <message>
        <source>From the directory, checked on {day}.</source>
        <translation>Анықтамалықтан алынды, {day} күні тексерілген.</translation>
    </message>
    <message>
        <source>From the directory, checked on {day}, unconfirmed: call first.</source>
        <translation>Анықтамалықтан алынды, {day} күні тексерілген, расталмаған: алдымен қоңырау шалыңыз.</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Does not fit: read it again. It is recorded as given.</source>
        <translation>Сәйкес емес: қайта оқыңыз. Енгізілген күйінде жазылады.</translation>
    </message>
    <message>
        <source>The length fits</source>
        <translation>Ұзындығы дұрыс</translation>
    </message>
    <message>
        <source>The check digit fits</source>
        <translation>Бақылау цифры дұрыс</translation>
    </message>
    <message>
        <source>The form fits</source>
        <translation>Нысаны дұрыс</translation>
    </message>
    <message>
        <source>Only the first {limit} characters are kept.</source>
        <translation>Тек алғашқы {limit} таңба сақталады.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Жоқ</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>{field}: add</source>
        <translation>{field}: қосу</translation>
    </message>
    <message>
        <source>Take out {value}</source>
        <translation>Алып тастау: {value}</translation>
    </message>
    <message>
        <source>{field}: take row {number} out</source>
        <translation>{field}: {number}-жолды алып тастау</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Тағы біреу</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Picture {name}</source>
        <translation>{name} суреті</translation>
    </message>
    <message>
        <source>This is no picture that can be shown here. A copy can be saved.</source>
        <translation>Мұнда көрсетуге болатын сурет емес. Көшірмесін сақтауға болады.</translation>
    </message>
    <message>
        <source>the recorded bytes</source>
        <translation>жазылған байттар</translation>
    </message>
    <message>
        <source>other bytes than recorded</source>
        <translation>жазылғаннан басқа байттар</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Көшірмесін сақтау…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>MadeHere</name>
    <message>
        <source>Reading is still under way. Wait, or stop it.</source>
        <translation>Оқу әлі жүріп жатыр. Күтіңіз немесе тоқтатыңыз.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n event(s) recorded</source>
        <translation>
            <numerusform>%n оқиға жазылды</numerusform>
            <numerusform>%n оқиға жазылды</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>Жинақты ашу</translation>
    </message>
    <message>
        <source>Bundles (*.zip *.age bagit.txt)</source>
        <translation>Жинақтар (*.zip *.age bagit.txt)</translation>
    </message>
    <message>
        <source>Work is going on</source>
        <translation>Жұмыс жүріп жатыр</translation>
    </message>
    <message>
        <source>{jobs}

What only reads is stopped and leaves nothing half-written. What records is finished first.</source>
        <translation>{jobs}

Тек оқитын жұмыс тоқтатылады және жартылай жазылған ештеңе қалдырмайды. Жазып жатқан жұмыс алдымен аяқталады.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Тоқтатып, жабу</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Қалу</translation>
    </message>
</context>
<context>
    <name>MakeSureDialog</name>
    <message>
        <source>Make sure of the key of {name}</source>
        <translation>Кілтті растау: {name}</translation>
    </message>
    <message>
        <source>Call the office on a number that you know, or meet. Let them read the fingerprint of their key to you, and type what you hear. It is not shown here.</source>
        <translation>Мекемеге өзіңіз білетін нөмірмен қоңырау шалыңыз немесе кездесіңіз. Сізге өз кілтінің ізін оқып берсін, естігеніңізді енгізіңіз. Ол мұнда көрсетілмейді.</translation>
    </message>
    <message>
        <source>It is theirs</source>
        <translation>Бұл солардың кілті</translation>
    </message>
    <message>
        <source>Fingerprint, as they told it</source>
        <translation>Кілттің ізі, олар айтқандай</translation>
    </message>
    <message>
        <source>Who compared it</source>
        <translation>Кім салыстырды</translation>
    </message>
    <message>
        <source>With whom, and how</source>
        <translation>Кіммен және қалай</translation>
    </message>
    <message>
        <source>by telephone, with the registry</source>
        <translation>телефонмен, кеңсемен</translation>
    </message>
    <message>
        <source>Say who compared it, with whom, and how.</source>
        <translation>Кім, кіммен және қалай салыстырғанын жазыңыз.</translation>
    </message>
</context>
<context>
    <name>MatterStep</name>
    <message>
        <source>What and why</source>
        <translation>Не және неге</translation>
    </message>
    <message>
        <source>The matter</source>
        <translation>Мән-жайы</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>Open a bundle…</source>
        <translation>Жинақты ашу…</translation>
    </message>
    <message>
        <source>Another ledger…</source>
        <translation>Басқа журнал…</translation>
    </message>
    <message>
        <source>Unlock a key…</source>
        <translation>Кілттің құлпын ашу…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Құлыптау</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Шығу</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Өту</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Барлық жерден іздеу</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Жазу</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Көрініс</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тіл</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Түстер</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Жүйедегідей</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ашық</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Қараңғы</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Толық экран</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Анықтама</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Осы бет туралы анықтама</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Пернелер тіркесімі</translation>
    </message>
    <message>
        <source>About Custody</source>
        <translation>Custody туралы</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>Unlock your key to see what you may do with it.</source>
        <translation>Бұнымен не істей алатыныңызды көру үшін кілтіңіздің құлпын ашыңыз.</translation>
    </message>
    <message>
        <source>Nothing: see below why.</source>
        <translation>Ештеңе: себебін төменнен қараңыз.</translation>
    </message>
    <message numerus="yes">
        <source>What may not be done now, and why (%n)</source>
        <translation>
            <numerusform>Қазір не істеуге болмайды және неге (%n)</numerusform>
            <numerusform>Қазір не істеуге болмайды және неге (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>From {giver} to {receiver}</source>
        <translation>{giver} → {receiver}</translation>
    </message>
    <message>
        <source>Decision on {items}</source>
        <translation>Шешім: {items}</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Қабылдау</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Differences, if there are any</source>
        <translation>Айырмашылықтар, болса</translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation>Неге бас тартылды</translation>
    </message>
    <message>
        <source>Say why it is refused.</source>
        <translation>Неге бас тартылғанын көрсетіңіз.</translation>
    </message>
    <message>
        <source>{item} was not seen: scan or tick it, or refuse the offer.</source>
        <translation>{item} қаралмаған: оны сканерлеңіз не белгілеңіз немесе қабылдаудан бас тартыңыз.</translation>
    </message>
</context>
<context>
    <name>OpenBundlePage</name>
    <message>
        <source>Open a bundle</source>
        <translation>Жинақты ашу</translation>
    </message>
    <message>
        <source>Receive it…</source>
        <translation>Қабылдау…</translation>
    </message>
</context>
<context>
    <name>OthersPage</name>
    <message>
        <source>Keys of others</source>
        <translation>Бөтен кілттер</translation>
    </message>
    <message>
        <source>No key here is secret, and each is worth as much as the way on which it came: compare fingerprints and lines on another way than the one that brought them.</source>
        <translation>Мұндағы кілттер құпия емес, әрқайсысының құны келген жолындай ғана: іздер мен жолдарды оларды әкелген жолдан басқа жолмен салыстырыңыз.</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>outside proofs cannot be read</source>
        <translation>сыртқы растаулар оқылмайды</translation>
    </message>
    <message>
        <source>no outside proof for {span}</source>
        <translation>растаусыз: {span}</translation>
    </message>
    <message>
        <source>no outside proof yet</source>
        <translation>растау әлі жоқ</translation>
    </message>
    <message>
        <source>outside proof: {ago}</source>
        <translation>расталған: {ago}</translation>
    </message>
    <message>
        <source>Time stamp</source>
        <translation>Уақыт белгісі</translation>
    </message>
    <message>
        <source>Cosignature</source>
        <translation>Куәның қолтаңбасы</translation>
    </message>
    <message>
        <source>Printed checkpoint</source>
        <translation>Қағаздағы нүкте</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Жинақ</translation>
    </message>
    <message>
        <source>Obtaining outside proofs</source>
        <translation>Сыртқы растауларды алу</translation>
    </message>
</context>
<context>
    <name>OutsideCard</name>
    <message>
        <source>Outside proofs</source>
        <translation>Сыртқы растаулар</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Қаралуда…</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>мерзімі өтті</translation>
    </message>
    <message>
        <source>due</source>
        <translation>уақыты келді</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Қарау</translation>
    </message>
    <message>
        <source>last held {at}</source>
        <translation>соңғысы {at}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) waiting</source>
        <translation>
            <numerusform>%n оқиға күтуде</numerusform>
            <numerusform>%n оқиға күтуде</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutsideHead</name>
    <message>
        <source>The last head that others hold</source>
        <translation>Өзгелердегі соңғы бақылау нүктесі</translation>
    </message>
    <message>
        <source>Obtain now</source>
        <translation>Қазір алу</translation>
    </message>
    <message>
        <source>Print a checkpoint…</source>
        <translation>Бақылау нүктесін басып шығару…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Қаралуда…</translation>
    </message>
    <message>
        <source>Name whom to ask first, below.</source>
        <translation>Алдымен төменде кімнен сұрайтыныңызды көрсетіңіз.</translation>
    </message>
    <message>
        <source>Nobody outside holds a head of this ledger</source>
        <translation>Сыртта ешкімде бұл журналдың бақылау нүктесі жоқ</translation>
    </message>
    <message>
        <source>{kind}: the first {size} events, {at}</source>
        <translation>{kind}: алғашқы {size} оқиға, {at}</translation>
    </message>
    <message>
        <source>Nothing waits: everything recorded lies behind it.</source>
        <translation>Күтіп тұрған ештеңе жоқ: ол жазылғанның бәрін қамтиды.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) waiting, </source>
        <translation>
            <numerusform>%n оқиға күтуде, </numerusform>
            <numerusform>%n оқиға күтуде, </numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest since {at}.</source>
        <translation>ең ерте жазылғаны — {at}.</translation>
    </message>
    <message>
        <source>Whoever owns this disk could still rewrite them, and nobody would know.</source>
        <translation>Бұл дискінің иесі оларды әлі де қайта жаза алады, ал оны ешкім білмес еді.</translation>
    </message>
    <message>
        <source>The certificate of the newest time stamp ends soon, or is not trusted any more: it is renewed by the next one.</source>
        <translation>Соңғы уақыт белгісінің сертификаты жақында аяқталады немесе оған енді сенім жоқ: оны келесісі жаңартады.</translation>
    </message>
    <message>
        <source>The clock of this machine is off by {span}.</source>
        <translation>Бұл компьютердің сағаты {span} ауытқып тұр.</translation>
    </message>
</context>
<context>
    <name>OutsidePage</name>
    <message>
        <source>Outside proofs</source>
        <translation>Сыртқы растаулар</translation>
    </message>
    <message>
        <source>What stands before a head that others hold cannot be changed without their noticing, not even by whoever owns this disk and every key of the station.</source>
        <translation>Өзгелерде бар бақылау нүктесіне дейін жазылғанды оларға білдірмей өзгерту мүмкін емес, тіпті осы диск пен станцияның барлық кілті қолында болса да.</translation>
    </message>
    <message>
        <source>Compare with paper…</source>
        <translation>Қағазбен салыстыру…</translation>
    </message>
    <message>
        <source>Check a fork proof…</source>
        <translation>Екіге бөліну дәлелін тексеру…</translation>
    </message>
    <message>
        <source>What others hold</source>
        <translation>Өзгелерде не бар</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Бұл нені көрсетеді</translation>
    </message>
    <message>
        <source>Nothing yet. Stamps, cosignatures, printed checkpoints and bundles stand here.</source>
        <translation>Әзірге ештеңе. Мұнда уақыт белгілері, куәлардың қолтаңбалары, басып шығарылған бақылау нүктелері және жинақтар тұрады.</translation>
    </message>
    <message>
        <source>of nobody whom the station names: it counts for nothing here</source>
        <translation>станция атағандардан емес: мұнда есептелмейді</translation>
    </message>
    <message>
        <source>they existed then; its certificate ends {at}</source>
        <translation>ол кезде болған; сертификаты {at} дейін</translation>
    </message>
    <message>
        <source>they existed then; its certificate is to be renewed</source>
        <translation>ол кезде болған; белгіні жаңарту керек</translation>
    </message>
    <message>
        <source>they existed then, unchanged since</source>
        <translation>ол кезде болған, содан бері өзгермеген</translation>
    </message>
    <message>
        <source>nothing before it was changed or removed</source>
        <translation>оған дейін ештеңе өзгертілмеген, алынбаған</translation>
    </message>
    <message>
        <source>compare the paper with the ledger of today</source>
        <translation>қағазды бүгінгі журналмен салыстырыңыз</translation>
    </message>
    <message>
        <source>its recipient can compare the next bundle</source>
        <translation>алушы келесі жинақты салыстыра алады</translation>
    </message>
</context>
<context>
    <name>Outsiders</name>
    <message>
        <source>Whom the station asks</source>
        <translation>Станция кімнен сұрайды</translation>
    </message>
    <message>
        <source>Nobody is named yet. A time-stamp authority attests when; a witness of another agency attests that nothing before was changed.</source>
        <translation>Әзірге ешкім көрсетілмеген. Уақыт белгісі қызметі қашан екенін куәландырады; басқа органның куәсі бұрынғы жазылғанның өзгермегенін растайды.</translation>
    </message>
    <message>
        <source>Witnesses that must have signed</source>
        <translation>Қанша куә қол қоюы керек</translation>
    </message>
    <message>
        <source>Add an authority…</source>
        <translation>Қызмет қосу…</translation>
    </message>
    <message>
        <source>Add a witness…</source>
        <translation>Куә қосу…</translation>
    </message>
    <message>
        <source>Take in an answer from a stick…</source>
        <translation>Флешкадан жауап қабылдау…</translation>
    </message>
    <message>
        <source>Time-stamp authority, {address}</source>
        <translation>Уақыт белгісі қызметі, {address}</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Өзгерту…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>by a file on a stick</source>
        <translation>флешкадағы файлмен</translation>
    </message>
    <message>
        <source>Witness, {address}</source>
        <translation>Куә, {address}</translation>
    </message>
    <message>
        <source>Request on a stick…</source>
        <translation>Сұрауды флешкаға…</translation>
    </message>
    <message>
        <source>{path} goes to {name}. The answer comes back as a file.</source>
        <translation>{path} {name} куәсіне беріледі. Жауап файл болып қайтады.</translation>
    </message>
    <message>
        <source>{path} is of no witness that is named here.</source>
        <translation>{path}: жауап мұнда көрсетілген куәлардан емес.</translation>
    </message>
    <message>
        <source>The head of {size} is cosigned by {names}.</source>
        <translation>{size} бақылау нүктесіне қол қойғандар: {names}.</translation>
    </message>
    <message>
        <source>Request on a stick</source>
        <translation>Сұрауды флешкаға</translation>
    </message>
</context>
<context>
    <name>OwnKeyDialog</name>
    <message>
        <source>Your key for encrypted bundles</source>
        <translation>Шифрланған жинақтарға арналған кілтіңіз</translation>
    </message>
    <message>
        <source>Give the key to whoever sends you bundles, and tell them the fingerprint by another way. The file that was written opens what they send: keep it to yourself.</source>
        <translation>Кілтті сізге жинақ жіберетіндерге беріңіз, ал саусақ ізін басқа жолмен айтыңыз. Жазылған файл жіберілгенді ашады: оны ешкімге бермеңіз.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Кілт</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Кілттің ізі</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Compare with paper</source>
        <translation>Қағазбен салыстыру</translation>
    </message>
    <message>
        <source>Type the lines below the code of a printed checkpoint: the ledger, the number of events, the root; the fourth line too, if it can be read. Or scan its code.</source>
        <translation>Басып шығарылған бақылау нүктесінің кодынан төмен тұрған жолдарды енгізіңіз: журнал, оқиғалар саны, түбір; оқылса, төртінші жолды да. Немесе кодын сканерлеңіз.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Салыстыру</translation>
    </message>
    <message>
        <source>From a scan or a PDF…</source>
        <translation>Скандан немесе PDF-тен…</translation>
    </message>
    <message>
        <source>Lines of the paper</source>
        <translation>Қағаздағы жолдар</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Save the fork proof…</source>
        <translation>Дәлелді сақтау…</translation>
    </message>
    <message>
        <source>Record what happened</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Болған оқиғаны жазу</translation>
    </message>
    <message>
        <source>The ledger holds what was printed</source>
        <translation>Журналда басып шығарылған нәрсе бар</translation>
    </message>
    <message>
        <source>The first {size} events are those of the paper: nothing was changed or removed since it was printed.</source>
        <translation>Алғашқы {size} оқиға қағаздағымен бірдей: басып шығарылғаннан бері ештеңе өзгертілмеген, алынбаған.</translation>
    </message>
    <message>
        <source>Read the paper again</source>
        <translation>Қағазды қайта оқыңыз</translation>
    </message>
    <message>
        <source>The root differs only at these places: {places}.</source>
        <translation>Түбір мына орындарда ғана ерекшеленеді: {places}.</translation>
    </message>
    <message>
        <source>The ledger is shorter than the paper: it was rolled back</source>
        <translation>Журнал қағаздағыдан қысқа: оны кейін қайтарған</translation>
    </message>
    <message>
        <source>The paper tells of {size} events, which the ledger does not hold.</source>
        <translation>Қағазда {size} оқиға, ал журналда ондай саны жоқ.</translation>
    </message>
    <message>
        <source>This is not the ledger that was printed: it was rewritten</source>
        <translation>Бұл басып шығарылған журнал емес: оны қайта жазған</translation>
    </message>
    <message>
        <source>The ledger has another root at {size} events.</source>
        <translation>{size} оқиғада журналдың түбірі басқа.</translation>
    </message>
    <message>
        <source>Or the paper was misread: its signature was not typed. Type it too.</source>
        <translation>Немесе қағаз қате оқылды: қолтаңбасы енгізілмеген. Оны да енгізіңіз.</translation>
    </message>
    <message>
        <source>The paper bears the signature of this ledger. Record nothing more, change and delete nothing, and call an administrator and an auditor.</source>
        <translation>Қағазда осы журналдың қолтаңбасы бар. Енді ештеңе жазбаңыз, өзгертпеңіз, жоймаңыз; әкімші мен аудиторды шақырыңыз.</translation>
    </message>
    <message>
        <source>Save the fork proof</source>
        <translation>Екіге бөліну дәлелін сақтау</translation>
    </message>
</context>
<context>
    <name>PapersButton</name>
    <message>
        <source>Documents…</source>
        <translation>Құжаттар…</translation>
    </message>
    <message>
        <source>Protocols, letters, acts and lists: look, save, print, sign</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Хаттамалар, хаттар, актілер мен тізімдер: қарау, сақтау, басып шығару, қол қою</translation>
    </message>
</context>
<context>
    <name>PapersDialog</name>
    <message>
        <source>Documents</source>
        <translation>Құжаттар</translation>
    </message>
    <message>
        <source>Documents that can be made</source>
        <translation>Жасауға болатын құжаттар</translation>
    </message>
    <message>
        <source>Language of the document</source>
        <translation>Құжаттың тілі</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Алдыңғы бет</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Келесі бет</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF етіп сақтау…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Басып шығару…</translation>
    </message>
    <message>
        <source>Sign the PDF…</source>
        <translation>PDF-ке қол қою…</translation>
    </message>
    <message>
        <source>Record its digest…</source>
        <translation>Хешін жазу…</translation>
    </message>
    <message>
        <source>Paper came back…</source>
        <translation>Қағаз қайтты…</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Жапсырмалар…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>It is kept at the station, and an event that you sign names its digest.</source>
        <translation>Құжат станцияда сақталады, ал сіз қол қоятын оқиға оның хешін атайды.</translation>
    </message>
    <message>
        <source>A scan of the signed paper: its code tells which document it is.</source>
        <translation>Қол қойылған қағаздың сканері: қай құжат екенін оның коды айтады.</translation>
    </message>
    <message>
        <source>No document can be made of this yet.</source>
        <translation>Бұдан әзірге құжат жасауға болмайды.</translation>
    </message>
    <message>
        <source>It is being made…</source>
        <translation>Жасалуда…</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>{pages} беттің {page}-беті</translation>
    </message>
    <message>
        <source>As of event {size} of the ledger. Code {code}. SHA-256 {digest}</source>
        <translation>Журналдың {size}-оқиғасы бойынша. Коды {code}. SHA-256 {digest}</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>{path} болып сақталды</translation>
    </message>
    <message>
        <source>Signed. Save it, or record its digest.</source>
        <translation>Қол қойылды. Сақтаңыз немесе хешін жазыңыз.</translation>
    </message>
    <message>
        <source>PDF or pictures (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)</source>
        <translation>PDF немесе суреттер (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Weak: a machine guesses it. Use several words.</source>
        <translation>Әлсіз: компьютер оны табады. Бірнеше сөз алыңыз.</translation>
    </message>
    <message>
        <source>Fair: one more word makes it good.</source>
        <translation>Орташа: тағы бір сөз қосылса, жақсы болады.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Жақсы.</translation>
    </message>
</context>
<context>
    <name>PasswordRow</name>
    <message>
        <source>Password of the archive</source>
        <translation>Мұрағаттың құпиясөзі</translation>
    </message>
    <message>
        <source>used here alone, never stored</source>
        <translation>тек осында қолданылады, ешқашан сақталмайды</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Open the archive</source>
        <translation>Мұрағатты ашу</translation>
    </message>
</context>
<context>
    <name>PersonStep</name>
    <message>
        <source>Person and key</source>
        <translation>Адам және кілт</translation>
    </message>
    <message>
        <source>The new person takes the keyboard for the passphrase, and nobody looks on.</source>
        <translation>Құпия сөйлемді теру үшін пернетақтаға жаңа адам отырады, ешкім қарамайды.</translation>
    </message>
    <message>
        <source>Roles and identity</source>
        <translation>Рөлдер және жеке басы</translation>
    </message>
    <message>
        <source>The first role comes with the key. Say how you know who it is.</source>
        <translation>Бірінші рөл кілтпен бірге беріледі. Жеке басы қалай анықталғанын көрсетіңіз.</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>What the photograph shows</source>
        <translation>Фотосуретте не бар</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Жазуы</translation>
    </message>
    <message>
        <source>Take the photograph out</source>
        <translation>Фотосуретті алып тастау</translation>
    </message>
    <message>
        <source>cannot be shown as a picture; kept as it is</source>
        <translation>сурет ретінде көрсетілмейді; сол күйінде сақталады</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Add photographs…</source>
        <translation>Фотосурет қосу…</translation>
    </message>
    <message>
        <source>Add photographs</source>
        <translation>Фотосурет қосу</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Қою</translation>
    </message>
    <message>
        <source>Paste a photograph</source>
        <translation>Фотосуретті қою</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>Алмасу буферінде сурет жоқ.</translation>
    </message>
    <message>
        <source>{name} is here already.</source>
        <translation>{name} мұнда бар.</translation>
    </message>
    <message>
        <source>Pick photographs</source>
        <translation>Фотосурет таңдау</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) being copied and hashed…</source>
        <translation>
            <numerusform>%n фотосурет көшіріліп, хештелуде…</numerusform>
            <numerusform>%n фотосурет көшіріліп, хештелуде…</numerusform>
        </translation>
    </message>
    <message>
        <source>or drop them here</source>
        <translation>немесе осында сүйреп әкеліңіз</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Choose a folder.</source>
        <translation>Қалтаны таңдаңыз.</translation>
    </message>
    <message>
        <source>A ledger lies here already. Open it, or choose another.</source>
        <translation>Мұнда журнал бар. Оны ашыңыз немесе басқа қалтаны таңдаңыз.</translation>
    </message>
    <message>
        <source>This must be given.</source>
        <translation>Бұл міндетті.</translation>
    </message>
    <message>
        <source>Small letters, digits, dots, dashes.</source>
        <translation>Кіші әріптер, цифрлар, нүктелер, сызықшалар.</translation>
    </message>
    <message>
        <source>Such as +05:00.</source>
        <translation>Мысалы, +05:00.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Қалта</translation>
    </message>
    <message>
        <source>On this machine&apos;s own disk; it is backed up.</source>
        <translation>Компьютердің өз дискісінде; резервтік көшірмесі жасалады.</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>As people call it.</source>
        <translation>Жұрт қалай атайды, солай.</translation>
    </message>
    <message>
        <source>Agency, short</source>
        <translation>Орган, қысқаша</translation>
    </message>
    <message>
        <source>Such as police.example</source>
        <translation>Мысалы, police.example</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>Such as station-07</source>
        <translation>Мысалы, station-07</translation>
    </message>
    <message>
        <source>Time of the place</source>
        <translation>Жергілікті уақыт</translation>
    </message>
    <message>
        <source>Its offset from UTC.</source>
        <translation>Оның UTC-ден ығысуы.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Таңдау…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Қалтаны таңдау</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>The record knows of nothing that lies in a store.</source>
        <translation>Жазбада қоймада жатқан ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Орын</translation>
    </message>
    <message>
        <source>Scan the label of the shelf, or choose the place.</source>
        <translation>Сөренің жапсырмасын сканерлеңіз немесе орнын таңдаңыз.</translation>
    </message>
    <message>
        <source>Scan the label of a shelf</source>
        <translation>Сөренің жапсырмасын сканерлеңіз</translation>
    </message>
    <message>
        <source>{place} is chosen.</source>
        <translation>{place} таңдалды.</translation>
    </message>
    <message>
        <source>Nothing lies in {place}.</source>
        <translation>{place} орнында ештеңе жоқ.</translation>
    </message>
</context>
<context>
    <name>PreviewStep</name>
    <message>
        <source>Verify what leaves first: it was not verified within a day.</source>
        <translation>Алдымен берілетінін тексеріңіз: соңғы тәулікте тексерілмеген.</translation>
    </message>
    <message>
        <source>This may not leave: see the reason above.</source>
        <translation>Мұны беруге болмайды: себебі жоғарыда.</translation>
    </message>
    <message>
        <source>What they will see</source>
        <translation>Алушы не көреді</translation>
    </message>
    <message>
        <source>Take the tick away to keep something back. Gaps show: the recipient sees how many things were kept back, and not what they say.</source>
        <translation>Бірдеңені ұстап қалу үшін белгісін алыңыз. Олқылық көрінеді: алушы қанша нәрсе ұсталғанын біледі, бірақ не айтылғанын білмейді.</translation>
    </message>
    <message>
        <source>Not verified within a day</source>
        <translation>Соңғы тәулікте тексерілмеген</translation>
    </message>
    <message>
        <source>What leaves is read and hashed again before, so that no damage goes along.</source>
        <translation>Бүлінген нәрсе кетпеуі үшін берілетіні алдымен қайта оқылып, хештеледі.</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Қазір тексеру</translation>
    </message>
    <message>
        <source>Verify what leaves now</source>
        <translation>Берілетінін қазір тексеру</translation>
    </message>
    <message>
        <source>Artifacts that go along</source>
        <translation>Берілетін цифрлық объектілер</translation>
    </message>
    <message>
        <source>Events with their private part</source>
        <translation>Жабық бөлігі бар оқиғалар</translation>
    </message>
    <message>
        <source>What stays hidden</source>
        <translation>Не жасырын қалады</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифрлық объектілер</translation>
    </message>
    <message>
        <source>Events in full</source>
        <translation>Толық оқиғалар</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Жасырылған</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Алушы</translation>
    </message>
    <message>
        <source>none: only the refusal goes back</source>
        <translation>жоқ: тек бас тарту ғана қайтады</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>the whole case</source>
        <translation>іс толығымен</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жабылмаған сәйкессіздіктер</translation>
    </message>
    <message>
        <source>Conditions that travel along</source>
        <translation>Бірге берілетін шарттар</translation>
    </message>
    <message>
        <source>none</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>The digest of the bundle and its numbers of files and events are known only when it is made, and are added then. It is checked from its written bytes before it is recorded.</source>
        <translation>Жинақтың хеш-сомасы, файлдары мен оқиғаларының саны ол жасалғанда ғана белгілі болып, сонда қосылады. Жазудан бұрын жинақ жазылған байттарынан тексеріледі.</translation>
    </message>
    <message>
        <source>Not as recorded, stays here</source>
        <translation>Жазылғандай емес, осында қалады</translation>
    </message>
    <message>
        <source>{shown} shown, {hidden} kept back</source>
        <translation>көрсетіледі: {shown}, берілмейді: {hidden}</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Тексерілуде</translation>
    </message>
</context>
<context>
    <name>ProcedureStep</name>
    <message>
        <source>There is no case yet.</source>
        <translation>Әзірге іс жоқ.</translation>
    </message>
    <message>
        <source>Choose what is to be sent.</source>
        <translation>Не жіберілетінін таңдаңыз.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>In which case?</source>
        <translation>Қай іс бойынша?</translation>
    </message>
    <message>
        <source>What is to be sent?</source>
        <translation>Не жіберу керек?</translation>
    </message>
    <message>
        <source>an order: it binds</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>өкім: міндеттейді</translation>
    </message>
    <message>
        <source>a request: it asks</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>сұрау салу: сұрайды</translation>
    </message>
    <message>
        <source>hands over: {categories}</source>
        <translation>берілетіні: {categories}</translation>
    </message>
    <message>
        <source>freezes data; nothing is handed over</source>
        <translation>деректерді сақтап қояды; ештеңе берілмейді</translation>
    </message>
    <message>
        <source>gives what we hold; nothing is asked for</source>
        <translation>өзімізде бар деректерді береді; ештеңе сұралмайды</translation>
    </message>
    <message>
        <source>approved by: {roles}</source>
        <translation>бекітеді: {roles}</translation>
    </message>
    <message numerus="yes">
        <source>at most %n day(s)</source>
        <translation>
            <numerusform>ең көбі %n күн</numerusform>
            <numerusform>ең көбі %n күн</numerusform>
        </translation>
    </message>
    <message>
        <source>its channel is not open today: a supervisor must override</source>
        <translation>оның арнасы бүгін ашық емес: ерекшелікке басшы рұқсат береді</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Кідірту</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Барысы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>басталуда</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>кідіртілді</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>тоқтатылуда</translation>
    </message>
</context>
<context>
    <name>ProviderDataRun</name>
    <message>
        <source>Receive provider data</source>
        <translation>Провайдер деректерін алу</translation>
    </message>
    <message>
        <source>Restrict access</source>
        <translation>Қолжетімділікті шектеу</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>Жауапты жазу</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салуды көрсету</translation>
    </message>
    <message>
        <source>See the finding</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздікті көрсету</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>Істі көрсету</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Жетек</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Бума</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>Қайда қ&amp;арау:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Файлдар &amp;түрі:</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Жоғарғы қалта</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Жаңа қалта жасау</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Жаңа қалта жасау</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Page &amp;Set:</source>
        <translation>Беттер &amp;жиыны:</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n open run(s)</source>
        <translation>
            <numerusform>%n ашық жазба</numerusform>
            <numerusform>%n ашық жазба</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiveBundleRun</name>
    <message>
        <source>Receive a bundle</source>
        <translation>Жинақты қабылдау</translation>
    </message>
    <message>
        <source>Show all bundles</source>
        <translation>Барлық жинақты көрсету</translation>
    </message>
    <message>
        <source>The sender’s head of {size} events is cosigned. Send {file} back to them.</source>
        <translation>Жіберушінің {size} бақылау нүктесіне қол қойылды. {file} файлын оларға қайтарыңыз.</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Қабылдап алу…</translation>
    </message>
    <message>
        <source>Close the transfer…</source>
        <translation>Тапсыруды аяқтау…</translation>
    </message>
    <message>
        <source>Take over artifacts…</source>
        <translation>Цифрлық объектілерді қабылдап алу…</translation>
    </message>
</context>
<context>
    <name>RecipientChoice</name>
    <message>
        <source>{name} (nobody has made sure of the key)</source>
        <translation>{name} (кілтті ешкім растамаған)</translation>
    </message>
    <message>
        <source>Encrypted to</source>
        <translation>Кім үшін шифрлау</translation>
    </message>
    <message>
        <source>The book of recipients is kept in “Keys of others”.</source>
        <translation>Алушылар кітабы «Бөтен кілттер» бөлімінде жүргізіледі.</translation>
    </message>
</context>
<context>
    <name>RecipientDialog</name>
    <message>
        <source>Add a recipient’s key</source>
        <translation>Алушының кілтін қосу</translation>
    </message>
    <message>
        <source>An age key (X25519), as the office gave it: pasted, from a file, or from its QR code. It is used only after somebody has made sure of its fingerprint.</source>
        <translation>Мекеме берген age кілті (X25519): қойылған, файлдан немесе QR-кодтан. Оны біреу ізін растағаннан кейін ғана қолданады.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Қосу</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Мекеме</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Кілт</translation>
    </message>
    <message>
        <source>From a file or a scan…</source>
        <translation>Файлдан немесе скандан…</translation>
    </message>
    <message>
        <source>{file} holds no age key.</source>
        <translation>{file} файлында age кілті жоқ.</translation>
    </message>
    <message>
        <source>Name the office.</source>
        <translation>Мекемені атаңыз.</translation>
    </message>
</context>
<context>
    <name>RecipientsBook</name>
    <message>
        <source>Recipients’ keys</source>
        <translation>Алушылардың кілттері</translation>
    </message>
    <message>
        <source>Add a key…</source>
        <translation>Кілт қосу…</translation>
    </message>
    <message>
        <source>Make a key of our own…</source>
        <translation>Өз кілтімізді жасау…</translation>
    </message>
    <message>
        <source>An export is encrypted to those of them of which somebody has made sure.</source>
        <translation>Жинақ олардың ішінен кілті расталғандар үшін шифрланады.</translation>
    </message>
    <message>
        <source>Nobody is in the book. With an office’s key, a bundle can travel by any way, and only that office opens it.</source>
        <translation>Кітапта ешкім жоқ. Мекеменің кілті болса, жинақты кез келген жолмен жіберуге болады, оны сол мекеме ғана ашады.</translation>
    </message>
    <message>
        <source>added {at}</source>
        <translation>қосылды {at}</translation>
    </message>
    <message>
        <source>{key} · made sure of {at} by {by}: {how}</source>
        <translation>{key} · расталды {at}, {by}: {how}</translation>
    </message>
    <message>
        <source>not made sure of</source>
        <translation>расталмаған</translation>
    </message>
    <message>
        <source>Make sure…</source>
        <translation>Растау…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Алып тастау</translation>
    </message>
</context>
<context>
    <name>RecordRun</name>
    <message>
        <source>Record an event</source>
        <translation>Оқиғаны жазу</translation>
    </message>
    <message>
        <source>Assign people</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Қатысушыларды тағайындау</translation>
    </message>
    <message>
        <source>Issue the report</source>
        <translation>Қорытынды беру</translation>
    </message>
    <message>
        <source>Show {item}</source>
        <translation>{item} көрсету</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>Істі көрсету</translation>
    </message>
    <message>
        <source>See the event</source>
        <translation>Оқиғаны көрсету</translation>
    </message>
    <message>
        <source>Another event</source>
        <translation>Тағы бір оқиға</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>{count} digits</source>
        <translation>таңба саны: {count}</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Assign {person} to case {case}…</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>{person} адамын {case} ісіне тағайындау…</translation>
    </message>
</context>
<context>
    <name>RequestRun</name>
    <message>
        <source>Send a request</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салу жіберу</translation>
    </message>
    <message>
        <source>Drafted by {person}, to be approved by you</source>
        <translation>Дайындаған: {person}, сіз бекітесіз</translation>
    </message>
    <message>
        <source>Read each step, then review and sign.</source>
        <translation>Әр қадамды оқып, қарап шығыңыз да, қол қойыңыз.</translation>
    </message>
    <message>
        <source>Given back by {person}</source>
        <translation>Қайтарған: {person}</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салуды көрсету</translation>
    </message>
    <message>
        <source>Send another</source>
        <translation>Тағы біреуін жіберу</translation>
    </message>
</context>
<context>
    <name>RequestState</name>
    <message>
        <source>draft</source>
        <translation>қаралама</translation>
    </message>
    <message>
        <source>approved, not sent</source>
        <translation>бекітілді, жіберілмеген</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>жіберілді</translation>
    </message>
    <message>
        <source>receipt confirmed</source>
        <translation>алынғаны расталды</translation>
    </message>
    <message>
        <source>data preserved</source>
        <translation>деректер сақталды</translation>
    </message>
    <message>
        <source>preservation renewed</source>
        <translation>сақтау ұзартылды</translation>
    </message>
    <message>
        <source>path of the data disclosed</source>
        <translation>деректер жолы ашылды</translation>
    </message>
    <message>
        <source>replaced by a production order</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>ұсыну туралы өкіммен ауыстырылды</translation>
    </message>
    <message>
        <source>held until the assistance request is decided</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>көмек туралы сұрау салу шешілгенше сақталады</translation>
    </message>
    <message>
        <source>preservation ended by time</source>
        <translation>сақтау мерзімі өтті</translation>
    </message>
    <message>
        <source>released</source>
        <translation>міндет алынды</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>бас тартылды</translation>
    </message>
    <message>
        <source>postponed</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>кейінге қалдырылды</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>кері қайтарылды</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>жабылды</translation>
    </message>
    <message>
        <source>being examined</source>
        <translation>қаралуда</translation>
    </message>
    <message>
        <source>clarification asked</source>
        <translation>нақтылау сұралды</translation>
    </message>
    <message>
        <source>being carried out</source>
        <translation>орындалуда</translation>
    </message>
    <message>
        <source>conditions offered</source>
        <translation>шарттар ұсынылды</translation>
    </message>
    <message>
        <source>conditions accepted</source>
        <translation>шарттар қабылданды</translation>
    </message>
    <message>
        <source>conditions rejected</source>
        <translation>шарттар қабылданбады</translation>
    </message>
    <message>
        <source>answered in part</source>
        <translation>ішінара жауап берілді</translation>
    </message>
    <message>
        <source>answered in full</source>
        <translation>толық жауап берілді</translation>
    </message>
    <message>
        <source>lapsed without an answer</source>
        <translation>жауапсыз мерзімі өтті</translation>
    </message>
    <message>
        <source>evidence received</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>дәлелдемелер алынды</translation>
    </message>
    <message>
        <source>their State told the provider not to disclose</source>
        <translation>олардың мемлекеті провайдерге ашпауды тапсырды</translation>
    </message>
    <message>
        <source>asked by word of mouth</source>
        <translation>ауызша сұралды</translation>
    </message>
    <message>
        <source>confirmed in writing</source>
        <translation>жазбаша расталды</translation>
    </message>
    <message>
        <source>conditions proposed by us</source>
        <translation>біз шарт ұсындық</translation>
    </message>
    <message>
        <source>served on the provider</source>
        <translation>провайдерге тапсырылды</translation>
    </message>
</context>
<context>
    <name>RequestStep</name>
    <message>
        <source>There is no case yet.</source>
        <translation>Әзірге іс жоқ.</translation>
    </message>
    <message>
        <source>Choose the request that it answers.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Бұл қай сұрау салуға жауап екенін таңдаңыз.</translation>
    </message>
    <message>
        <source>Request</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салу</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Which request does it answer?</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Бұл қай сұрау салуға жауап?</translation>
    </message>
    <message>
        <source>None: it came unasked</source>
        <translation>Ешқайсысына: сұратусыз келді</translation>
    </message>
    <message>
        <source>What it came on</source>
        <translation>Немен келді</translation>
    </message>
    <message>
        <source>A disc or an envelope that was registered as an item; otherwise leave it.</source>
        <translation>Зат ретінде тіркелген диск немесе конверт; болмаса, толтырмаңыз.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Зат</translation>
    </message>
    <message>
        <source>none</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>{state} · asked for: {categories}</source>
        <translation>{state} · сұралғаны: {categories}</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Requests</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салулар</translation>
    </message>
    <message>
        <source>Orders and requests</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Өкімдер мен сұрау салулар</translation>
    </message>
    <message>
        <source>Send a request…</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салу жіберу…</translation>
    </message>
    <message>
        <source>From others…</source>
        <translation>Басқалардан…</translation>
    </message>
    <message>
        <source>The law…</source>
        <translation>Заң…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Барлығы</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Жауап күтуде</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Аяқталған</translation>
    </message>
    <message>
        <source>Which are shown</source>
        <translation>Қайсысы көрсетілген</translation>
    </message>
    <message>
        <source>No order or request yet</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Әзірге өкім де, сұрау салу да жоқ</translation>
    </message>
    <message>
        <source>Preservation, disclosure and production orders stand here with their clocks.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Мұнда сақтау, ашу және ұсыну туралы өкімдер мерзімдерімен жинақталады.</translation>
    </message>
    <message>
        <source>None of this kind.</source>
        <translation>Мұндай жоқ.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Рәсім</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Мерзім</translation>
    </message>
    <message>
        <source>an order: it binds</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>өкім: міндеттейді</translation>
    </message>
    <message>
        <source>a request: it asks</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>сұрау салу: сұрайды</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Бұл не</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Арна</translation>
    </message>
    <message>
        <source>Take it up again by a new request…</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жаңа сұрау салумен қайта бастау…</translation>
    </message>
</context>
<context>
    <name>ResolveRun</name>
    <message>
        <source>Resolve a finding</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздікті түсіндіру</translation>
    </message>
    <message>
        <source>Finding {finding}: explanation</source>
        <translation>{finding} сәйкессіздігі: түсіндіру</translation>
    </message>
</context>
<context>
    <name>ResolveStep</name>
    <message>
        <source>Nothing of this is to be recorded: all was put right by hand.</source>
        <translation>Мұның ештеңесі жазылмайды: бәрі қолмен түзетілді.</translation>
    </message>
    <message>
        <source>All lies where the record says. There is nothing to record.</source>
        <translation>Бәрі жазбадағы орнында жатыр. Жазатын ештеңе жоқ.</translation>
    </message>
    <message>
        <source>{item}: missing</source>
        <translation>{item}: жоқ</translation>
    </message>
    <message>
        <source>{item}: belongs elsewhere</source>
        <translation>{item}: орны басқа</translation>
    </message>
    <message>
        <source>{item}: not of this ledger</source>
        <translation>{item}: бұл журналда жоқ</translation>
    </message>
    <message>
        <source>It lies here from now on</source>
        <translation>Бұдан былай осында жатады</translation>
    </message>
    <message>
        <source>Raise a finding</source>
        <translation>Сәйкессіздікті тіркеу</translation>
    </message>
    <message>
        <source>It was found and put right: record nothing</source>
        <translation>Табылып, түзетілді: ештеңе жазылмайды</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Айырмашылықтар</translation>
    </message>
    <message>
        <source>What is missing, extra or misplaced, and what is to be recorded of it.</source>
        <translation>Не жетіспейді, не артық немесе не орнында емес және бұл туралы не жазылады.</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Review and sign</source>
        <translation>Қарап, қол қою</translation>
    </message>
    <message>
        <source>Cancel: nothing is signed</source>
        <translation>Болдырмау: ештеңеге қол қойылмайды</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Nobody&apos;s key is unlocked</source>
        <translation>Ешкімнің кілті ашылмаған</translation>
    </message>
    <message>
        <source>Unlock your key to see what would be recorded, and to sign it.</source>
        <translation>Не жазылатынын көріп, қол қою үшін кілтіңіздің құлпын ашыңыз.</translation>
    </message>
    <message>
        <source>This ledger is open to be read only</source>
        <translation>Бұл журнал тек оқу үшін ашылған</translation>
    </message>
    <message>
        <source>Nothing can be signed. The notice at the top says why, and what to do.</source>
        <translation>Ештеңеге қол қою мүмкін емес. Неге олай екенін және не істеу керегін жоғарыдағы хабарлама айтады.</translation>
    </message>
    <message>
        <source>The page has changed</source>
        <translation>Бет өзгерді</translation>
    </message>
    <message>
        <source>Somebody recorded something meanwhile. Nothing was signed.</source>
        <translation>Осы арада біреу жазба жасады. Ештеңеге қол қойылған жоқ.</translation>
    </message>
    <message>
        <source>Read the page again, then sign.</source>
        <translation>Бетті қайта оқып, содан кейін қол қойыңыз.</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Жазылуда…</translation>
    </message>
    <message>
        <source>Sign and record</source>
        <translation>Қол қойып, жазу</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Болдырылмады</translation>
    </message>
    <message>
        <source>Nothing was recorded, and nothing half-made is left.</source>
        <translation>Ештеңе жазылған жоқ, жартылай жасалған ештеңе қалған жоқ.</translation>
    </message>
    <message>
        <source>Read this before you sign</source>
        <translation>Қол қоярдан бұрын мұны оқыңыз</translation>
    </message>
    <message>
        <source>What will be recorded is put together. That takes a moment.</source>
        <translation>Тіркелетін мәлімет жиналып жатыр. Біраз күте тұрыңыз.</translation>
    </message>
    <message>
        <source>A signature proves that the holder of this key said exactly these words no later than the next checkpoint. It does not prove that the words are true, nor who held the key in their hands.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Қолтаңба осы кілт иесінің дәл осы сөздерді келесі бақылау нүктесінен кешіктірмей айтқанын дәлелдейді. Ол сөздердің шындығын да, кілттің кімнің қолында болғанын да дәлелдемейді.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Құлпын ашу…</translation>
    </message>
    <message>
        <source>Unlock your key</source>
        <translation>Кілтіңіздің құлпын ашыңыз</translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>In which role do you act?</source>
        <translation>Қай рөлде әрекет етесіз?</translation>
    </message>
    <message>
        <source>Several of your roles fit. The record tells the one that you choose.</source>
        <translation>Бірнеше рөліңіз сай келеді. Жазбада таңдағаныңыз болады.</translation>
    </message>
    <message>
        <source>Act as: {role}</source>
        <translation>Рөлі: {role}</translation>
    </message>
</context>
<context>
    <name>RoleNotice</name>
    <message>
        <source>“{what}” is recorded by: {roles}.</source>
        <translation>«{what}» оқиғасын жазатындар: {roles}.</translation>
    </message>
    <message>
        <source>With a key here: {people}.</source>
        <translation>Осы станцияда кілті барлар: {people}.</translation>
    </message>
    <message>
        <source>Nobody&apos;s key is unlocked</source>
        <translation>Ешкімнің кілті ашылмаған</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Құлпын ашу…</translation>
    </message>
    <message>
        <source>{person} may not sign this</source>
        <translation>{person}: бұған қол қоюға құқығы жоқ</translation>
    </message>
    <message>
        <source>Switch person…</source>
        <translation>Басқа адам…</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Істер</translation>
    </message>
    <message>
        <source>Requests</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салулар</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>Жинақтар</translation>
    </message>
    <message>
        <source>Outside proofs</source>
        <translation>Растаулар</translation>
    </message>
    <message>
        <source>Keys of others</source>
        <translation>Бөтен кілттер</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Анықтама</translation>
    </message>
    <message>
        <source>Log a seizure</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Алып қоюды жазу</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салу жіберу</translation>
    </message>
    <message>
        <source>Receive provider data</source>
        <translation>Провайдер деректерін алу</translation>
    </message>
    <message>
        <source>Take data from an item</source>
        <translation>Заттан деректерді көшіріп алу</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>Accept what is in transit</source>
        <translation>Жолдағыны қабылдау</translation>
    </message>
    <message>
        <source>Take stock</source>
        <translation>Түгендеу</translation>
    </message>
    <message>
        <source>Export a bundle</source>
        <translation>Жинақты шығару</translation>
    </message>
    <message>
        <source>Receive a bundle</source>
        <translation>Жинақты қабылдау</translation>
    </message>
    <message>
        <source>Transfer to another station</source>
        <translation>Басқа станцияға тапсыру</translation>
    </message>
    <message>
        <source>Take over from another station</source>
        <translation>Басқа станциядан қабылдап алу</translation>
    </message>
    <message>
        <source>Take over artifacts</source>
        <translation>Цифрлық объектілерді қабылдап алу</translation>
    </message>
    <message>
        <source>Close a transfer</source>
        <translation>Тапсыруды аяқтау</translation>
    </message>
    <message>
        <source>Record an event</source>
        <translation>Оқиғаны жазу</translation>
    </message>
    <message>
        <source>Enrol a person</source>
        <translation>Адамды тіркеу</translation>
    </message>
</context>
<context>
    <name>RosterDialog</name>
    <message>
        <source>Take in a roster</source>
        <translation>Станциялар тізбесін қабылдау</translation>
    </message>
    <message>
        <source>An agency signs the list of its stations. The agency’s own line came to you on another way: on paper, or in person. An older list than one taken in is refused.</source>
        <translation>Орган өз станцияларының тізбесіне қол қояды. Органның өз жолы сізге басқа жолмен келген: қағазда немесе қолма-қол. Қабылданғаннан ескі тізбе қабылданбайды.</translation>
    </message>
    <message>
        <source>Check and take in</source>
        <translation>Тексеріп, қабылдау</translation>
    </message>
    <message>
        <source>Line of the agency</source>
        <translation>Органның жолы</translation>
    </message>
    <message>
        <source>File of the roster</source>
        <translation>Тізбе файлы</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Таңдау…</translation>
    </message>
    <message>
        <source>This is no line of an agency: it is one line, as printed.</source>
        <translation>Бұл органның жолы емес: ол басылғандай бір жол.</translation>
    </message>
    <message>
        <source>This is the line of one station, not of an agency.</source>
        <translation>Бұл органның емес, бір станцияның жолы.</translation>
    </message>
    <message>
        <source>Choose the file of the roster.</source>
        <translation>Тізбе файлын таңдаңыз.</translation>
    </message>
</context>
<context>
    <name>RostersCard</name>
    <message>
        <source>Rosters of agencies</source>
        <translation>Органдардың станциялар тізбелері</translation>
    </message>
    <message>
        <source>Take in a roster…</source>
        <translation>Тізбені қабылдау…</translation>
    </message>
    <message>
        <source>Sign a roster…</source>
        <translation>Тізбеге қол қою…</translation>
    </message>
    <message>
        <source>An administrator signs it, with the agency’s key.</source>
        <translation>Оған әкімші органның кілтімен қол қояды.</translation>
    </message>
    <message>
        <source>A bundle of any of these stations is checked by the agency’s one line.</source>
        <translation>Осы станциялардың кез келгенінің жинағы органның бір жолымен тексеріледі.</translation>
    </message>
    <message>
        <source>No roster was taken in. With one, you pin a single line for all stations of an agency instead of a line for each.</source>
        <translation>Бірде-бір тізбе қабылданбаған. Тізбемен органның барлық станциясына әрқайсысының жолы емес, бір жол жетеді.</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Жол</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Нөмірі</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Мерзімі</translation>
    </message>
    <message>
        <source>{at}: it has ended</source>
        <translation>{at}: мерзімі өткен</translation>
    </message>
    <message>
        <source>since {at}</source>
        <translation>{at} бастап</translation>
    </message>
    <message>
        <source>since {at}, retired {end}; what it recorded counts up to event {size}</source>
        <translation>{at} бастап, {end} шығарылды; жазбалары {size} оқиғаға дейін есептеледі</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>шығарылған</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>{field} · one of these at least</source>
        <translation>{field} · кемінде біреуі</translation>
    </message>
    <message>
        <source>{field}, must be given</source>
        <translation>{field}, міндетті</translation>
    </message>
</context>
<context>
    <name>ScanStep</name>
    <message>
        <source>{text} is nothing that this ledger knows.</source>
        <translation>{text}: бұл журналға белгісіз.</translation>
    </message>
    <message>
        <source>{item} is here.</source>
        <translation>{item} осында.</translation>
    </message>
    <message>
        <source>{item} belongs elsewhere.</source>
        <translation>{item} орны басқа жерде.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>Scan every thing that lies here. You may stop and go on later.</source>
        <translation>Мұнда жатқан әр затты сканерлеңіз. Тоқтатып, кейін жалғастыруға болады.</translation>
    </message>
    <message>
        <source>Scan an item or a seal</source>
        <translation>Затты немесе мөрді сканерлеңіз</translation>
    </message>
    <message>
        <source>{seen} of {all} are here.</source>
        <translation>Осында {seen} / {all} зат.</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Әлі сканерленбеген</translation>
    </message>
    <message>
        <source>Belongs elsewhere</source>
        <translation>Орны басқа</translation>
    </message>
    <message>
        <source>Not of this ledger</source>
        <translation>Бұл журналда жоқ</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>This is no label of a thing.</source>
        <translation>Бұл заттың жапсырмасы емес.</translation>
    </message>
    <message>
        <source>This label is of another ledger: {origin}</source>
        <translation>Бұл жапсырма басқа журналдан: {origin}</translation>
    </message>
    <message>
        <source>Nothing here is called {name}.</source>
        <translation>Мұнда {name} деген ештеңе жоқ.</translation>
    </message>
</context>
<context>
    <name>SceneStep</name>
    <message>
        <source>Place and people</source>
        <translation>Орны және адамдар</translation>
    </message>
    <message>
        <source>As the protocol will say it: where, from when on, and everybody who was there.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Хаттамада болатындай: қайда, қай уақыттан және қатысқандардың бәрі.</translation>
    </message>
    <message>
        <source>Place and start</source>
        <translation>Орны және басталуы</translation>
    </message>
    <message>
        <source>Who is there</source>
        <translation>Кім қатысып отыр</translation>
    </message>
    <message>
        <source>Attesting witnesses are asked whether they have an interest in the case. Persons who are protected appear under the name of the protocol.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Куәгерлерден іске мүдделі-мүдделі емесі сұралады. Қорғалатын адамдар хаттамадағы атымен көрсетіледі.</translation>
    </message>
    <message>
        <source>What was shown and said</source>
        <translation>Не көрсетілді және не түсіндірілді</translation>
    </message>
    <message>
        <source>A day and a time, such as 09:40.</source>
        <translation>Күні мен уақыты, мысалы 09:40.</translation>
    </message>
    <message>
        <source>This is later than now.</source>
        <translation>Бұл қазіргіден кеш.</translation>
    </message>
    <message numerus="yes">
        <source>This form of search needs %n attesting witness(es).</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>
            <numerusform>Бұл әрекетке %n куәгер керек.</numerusform>
            <numerusform>Бұл әрекетке %n куәгер керек.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each attesting witness is asked about an interest in the case.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Әр куәгерден іске мүдделі-мүдделі емесі сұралады.</translation>
    </message>
</context>
<context>
    <name>ScopeStep</name>
    <message>
        <source>A bundle for the prosecutor is approved by a supervisor, and one for anybody else by a prosecutor: who approves signs on the last page.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Прокурорға арналған жинақты басшы, басқаларға арналғанын прокурор бекітеді: бекітуші соңғы бетте қол қояды.</translation>
    </message>
    <message>
        <source>Choose to whose key the bundle is encrypted.</source>
        <translation>Жинақ кімнің кілтімен шифрланатынын таңдаңыз.</translation>
    </message>
    <message>
        <source>Say where the bundle goes.</source>
        <translation>Жинақ қайда жазылатынын көрсетіңіз.</translation>
    </message>
    <message>
        <source>{path} is there already: a bundle is never written over.</source>
        <translation>{path} бұрыннан бар: жинақ ешқашан үстінен жазылмайды.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>{path} қалтасы жоқ.</translation>
    </message>
    <message>
        <source>What and for whom</source>
        <translation>Не және кімге</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Қалай</translation>
    </message>
    <message>
        <source>Language of the cover</source>
        <translation>Мұқаба тілі</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Контейнер</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Қалта</translation>
    </message>
    <message>
        <source>ZIP file</source>
        <translation>ZIP файлы</translation>
    </message>
    <message>
        <source>Encrypted ZIP</source>
        <translation>Шифрланған ZIP</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Қайда</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Таңдау…</translation>
    </message>
    <message>
        <source>Choose where the bundle goes</source>
        <translation>Жинақ қайда жазылатынын таңдаңыз</translation>
    </message>
</context>
<context>
    <name>SearchState</name>
    <message>
        <source>planned</source>
        <translation>жоспарланған</translation>
    </message>
    <message>
        <source>authorised</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>санкцияланған</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>жүргізілуде</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>аяқталды</translation>
    </message>
    <message>
        <source>protocol signed</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>хаттамаға қол қойылды</translation>
    </message>
    <message>
        <source>copy of the protocol delivered</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>хаттама көшірмесі тапсырылды</translation>
    </message>
    <message>
        <source>waits for the court&apos;s review</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>соттың тексеруін күтуде</translation>
    </message>
    <message>
        <source>found lawful by the court</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>сот заңды деп таныды</translation>
    </message>
    <message>
        <source>found unlawful by the court</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>сот заңсыз деп таныды</translation>
    </message>
</context>
<context>
    <name>SecondSigner</name>
    <message>
        <source>nobody</source>
        <translation>ешкім</translation>
    </message>
    <message>
        <source>Signs beside you</source>
        <translation>Сізбен бірге қол қояды</translation>
    </message>
    <message>
        <source>Who signs beside you</source>
        <translation>Сізбен бірге кім қол қояды</translation>
    </message>
</context>
<context>
    <name>SeizureRun</name>
    <message>
        <source>Log a seizure</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Алып қоюды жазу</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>Істі көрсету</translation>
    </message>
    <message>
        <source>Hand the things over</source>
        <translation>Заттарды тапсыру</translation>
    </message>
</context>
<context>
    <name>SendStep</name>
    <message>
        <source>Choose who approves it. If nobody is here, hand it over for approval.</source>
        <translation>Кім бекітетінін таңдаңыз. Ешкім болмаса, бекітуге жіберіңіз.</translation>
    </message>
    <message>
        <source>The answer is due {at}.</source>
        <translation>Жауап мерзімі: {at}.</translation>
    </message>
    <message>
        <source>Sent this way, it is to be confirmed in writing until {at}.</source>
        <translation>Бұлай жіберілсе, оны жазбаша растау керек; мерзімі: {at}.</translation>
    </message>
    <message>
        <source>No clock runs: name a day for the answer if there is one.</source>
        <translation>Мерзім жүрмейді: жауап күні болса, көрсетіңіз.</translation>
    </message>
    <message>
        <source>Article 29: a floor, not a ceiling. Preserved today, it is kept at least until {least}, and longer if they decide so. The request for assistance is due {task}.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>29-бап: бұл шекті емес, ең аз мерзім. Бүгін сақталса, кемінде {least} дейін, ал солай шешсе, ұзағырақ сақталады. Көмек туралы сұрау салудың мерзімі {task}.</translation>
    </message>
    <message>
        <source>The provider says how long it keeps the data: its answer starts and ends the clock. Nothing is kept until it has answered.</source>
        <translation>Деректерді қанша сақтайтынын провайдер айтады: мерзім оның жауабымен басталып, бітеді. Ол жауап бергенше ештеңе сақталмайды.</translation>
    </message>
    <message numerus="yes">
        <source>Article 16: %n day(s) at most, counted from the earliest of order, service and the provider’s own date, and not extended over a weekend. From today it ends at the latest {at}; a renewal must be recorded before.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>
            <numerusform>16-бап: ең көбі %n күн, қаулы, тапсыру және провайдер көрсеткен күндердің ең ертесінен саналады және демалыс күндеріне ұзартылмайды. Бүгіннен санағанда ең кеші {at} бітеді; ұзарту одан бұрын жазылуы тиіс.</numerusform>
            <numerusform>16-бап: ең көбі %n күн, қаулы, тапсыру және провайдер көрсеткен күндердің ең ертесінен саналады және демалыс күндеріне ұзартылмайды. Бүгіннен санағанда ең кеші {at} бітеді; ұзарту одан бұрын жазылуы тиіс.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve and send</source>
        <translation>Бекітіп, жіберу</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Жіберу</translation>
    </message>
    <message>
        <source>It is sent now, by me</source>
        <translation>Қазір мен жіберемін</translation>
    </message>
    <message>
        <source>Otherwise it is approved only, and waits on Requests to be sent.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Әйтпесе ол тек бекітіледі және «Сұрау салулар» бетінде жіберуді күтеді.</translation>
    </message>
    <message>
        <source>What runs from then on</source>
        <translation>Содан кейін қандай мерзім жүреді</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>Me and my key</source>
        <translation>Мен және кілтім</translation>
    </message>
    <message>
        <source>Choices of this machine</source>
        <translation>Осы компьютердегі таңдаулар</translation>
    </message>
    <message>
        <source>Where things lie</source>
        <translation>Не қайда жатыр</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>Экран тілі</translation>
    </message>
    <message>
        <source>Language of statements and documents</source>
        <translation>Мәтіндер мен құжаттар тілі</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Түстер</translation>
    </message>
    <message>
        <source>Lock the key when nobody touches the machine</source>
        <translation>Компьютерге ешкім тимесе, кілтті құлыптау</translation>
    </message>
    <message>
        <source>What the scanner sends behind a code</source>
        <translation>Сканер кодтан кейін не жібереді</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Принтер</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Дәлелдемелер</translation>
    </message>
    <message>
        <source>Drafts and memory</source>
        <translation>Қараламалар мен жады</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Open the folder: {name}</source>
        <translation>Қалтаны ашу: {name}</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Жүйедегідей</translation>
    </message>
    <message>
        <source>As the screen</source>
        <translation>Экрандағыдай</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ашық</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Қараңғы</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>%n минуттан кейін</numerusform>
            <numerusform>%n минуттан кейін</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>ешқашан</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>Әр жолы сұрау</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>Жұмыс орнында</translation>
    </message>
    <message>
        <source>nobody; the key is locked</source>
        <translation>ешкім; кілт құлыпталған</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Рөлдер</translation>
    </message>
    <message>
        <source>none</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Кілт</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Кілт файлы</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Құлпын ашу…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Құлыптау</translation>
    </message>
    <message>
        <source>Enrol a person…</source>
        <translation>Адамды тіркеу…</translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message>
        <source>Add this one, and fill in another</source>
        <translation>Мұны қосып, келесісін толтыру</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Алып тастау</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>evidence in danger</source>
        <translation>қауіп бар</translation>
    </message>
    <message>
        <source>left undone</source>
        <translation>орындалмаған</translation>
    </message>
</context>
<context>
    <name>SignRosterDialog</name>
    <message>
        <source>Sign a roster</source>
        <translation>Станциялар тізбесіне қол қою</translation>
    </message>
    <message>
        <source>The next list of the agency’s stations. Stations are added by their trust lines, and ended by their last checkpoint; none is ever removed.</source>
        <translation>Орган станцияларының келесі тізбесі. Станциялар сенім жолымен қосылады, соңғы бақылау нүктесімен шығарылады; бірде-біреуі өшірілмейді.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Қол қою</translation>
    </message>
    <message>
        <source>File of the roster</source>
        <translation>Тізбе файлы</translation>
    </message>
    <message>
        <source>File of the agency’s key</source>
        <translation>Орган кілтінің файлы</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Таңдау…</translation>
    </message>
    <message>
        <source>Passphrase of the agency’s key</source>
        <translation>Орган кілтінің құпия сөйлемі</translation>
    </message>
    <message>
        <source>Agency, only where this is its first roster</source>
        <translation>Орган, бұл оның бірінші тізбесі болса ғана</translation>
    </message>
    <message>
        <source>Trust lines of stations that come, one a line</source>
        <translation>Жаңа станциялардың сенім жолдары, бір-бірден</translation>
    </message>
    <message>
        <source>Last checkpoint of a station that ends (a file)</source>
        <translation>Шығарылатын станцияның соңғы бақылау нүктесі (файл)</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Мерзімі</translation>
    </message>
    <message>
        <source>Choose the file of the roster.</source>
        <translation>Тізбе файлын таңдаңыз.</translation>
    </message>
    <message>
        <source>This agency has a roster already: it is renewed.</source>
        <translation>Бұл органның тізбесі бұрыннан бар: ол жаңартылады.</translation>
    </message>
    <message>
        <source>A new key is made: type its passphrase twice, the same.</source>
        <translation>Жаңа кілт жасалады: құпия сөйлемін екі рет бірдей енгізіңіз.</translation>
    </message>
    <message>
        <source>Choose the agency’s key.</source>
        <translation>Органның кілтін таңдаңыз.</translation>
    </message>
    <message>
        <source>Once more, only where the key is made now</source>
        <translation>Тағы бір рет, кілт қазір жасалса ғана</translation>
    </message>
    <message>
        <source>The passphrase is missing.</source>
        <translation>Құпия сөйлем енгізілмеген.</translation>
    </message>
</context>
<context>
    <name>SignerRow</name>
    <message>
        <source>signs by the button below</source>
        <translation>төмендегі түймемен қол қояды</translation>
    </message>
    <message>
        <source>has read this page and signs with it</source>
        <translation>бұл бетті оқыды және бірге қол қояды</translation>
    </message>
    <message>
        <source>has not unlocked yet</source>
        <translation>кілтінің құлпын әлі ашқан жоқ</translation>
    </message>
    <message>
        <source>I, {person}, have read this page</source>
        <translation>Мен, {person}, бұл бетті оқыдым</translation>
    </message>
    <message>
        <source>Passphrase of {person}</source>
        <translation>{person} құпия сөйлемі</translation>
    </message>
    <message>
        <source>Unlock to sign</source>
        <translation>Қол қою үшін құлпын ашу</translation>
    </message>
    <message>
        <source>Unlock the key of {person}</source>
        <translation>{person} кілтінің құлпын ашу</translation>
    </message>
</context>
<context>
    <name>Signers</name>
    <message>
        <source>Who signs</source>
        <translation>Кім қол қояды</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>From whom</source>
        <translation>Кімнен</translation>
    </message>
    <message>
        <source>Who sent it, and in what</source>
        <translation>Кім және немен жіберді</translation>
    </message>
    <message>
        <source>What they wrote</source>
        <translation>Не жазған</translation>
    </message>
    <message>
        <source>As their letter says it; nothing is added.</source>
        <translation>Олардың хатындағыдай; ештеңе қосылмайды.</translation>
    </message>
</context>
<context>
    <name>SourcesStep</name>
    <message>
        <source>Choose what the data come from. Scan it, or tick it.</source>
        <translation>Деректер неден алынатынын таңдаңыз: сканерлеңіз немесе белгілеңіз.</translation>
    </message>
    <message>
        <source>Nothing to take data from</source>
        <translation>Деректер алатын зат жоқ</translation>
    </message>
    <message>
        <source>You hold no item of this case. Whoever holds it hands it over, or the store checks it out to you.</source>
        <translation>Бұл іс бойынша сіз бірде-бір зат сақтап отырған жоқсыз. Оны сізге сақтаушы тапсырады немесе қойма береді.</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n күн</numerusform>
            <numerusform>%n күн</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n ай</numerusform>
            <numerusform>%n ай</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n жыл</numerusform>
            <numerusform>%n жыл</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n сағат</numerusform>
            <numerusform>%n сағат</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n секунд</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Statements</name>
    <message>
        <source>The clock of this station is in doubt. The record says so, and is valid.</source>
        <translation>Бұл станцияның сағаты күмәнді. Жазбада бұл айтылған және жазба жарамды.</translation>
    </message>
    <message>
        <source>The station adds by itself: {titles}.</source>
        <translation>Станция өзі қосады: {titles}.</translation>
    </message>
</context>
<context>
    <name>StationDialog</name>
    <message>
        <source>Pick a station</source>
        <translation>Станцияны таңдау</translation>
    </message>
    <message>
        <source>Present stations of the agencies whose rosters were taken in.</source>
        <translation>Тізбелері қабылданған органдардың қазіргі станциялары.</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Таңдау</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Станциялар</translation>
    </message>
    <message>
        <source>No roster was taken in yet: see “Keys of others”.</source>
        <translation>Әзірге бірде-бір тізбе қабылданбаған: «Бөтен кілттер» бөлімін қараңыз.</translation>
    </message>
    <message>
        <source>Pick a station.</source>
        <translation>Станцияны таңдаңыз.</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>{count} қадамның {number}-қадамы: {title}</translation>
    </message>
    <message>
        <source>All steps are done</source>
        <translation>Барлық қадам орындалды</translation>
    </message>
</context>
<context>
    <name>StockRun</name>
    <message>
        <source>Take stock</source>
        <translation>Түгендеу</translation>
    </message>
    <message>
        <source>Stock-taking</source>
        <translation>Түгендеу</translation>
    </message>
    <message>
        <source>Stock-taking: {item} was not found.</source>
        <translation>Түгендеу: {item} табылмады.</translation>
    </message>
    <message>
        <source>Stock-taking: {item} lies here against the record.</source>
        <translation>Түгендеу: {item} жазбаға қарамастан осында жатыр.</translation>
    </message>
    <message>
        <source>Stock-taking: {item} is nothing that this ledger knows.</source>
        <translation>Түгендеу: {item} бұл журналға белгісіз.</translation>
    </message>
    <message>
        <source>Another place</source>
        <translation>Басқа орын</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n оқиға</numerusform>
            <numerusform>%n оқиға</numerusform>
        </translation>
    </message>
    <message>
        <source>checkpoint {at}</source>
        <translation>бақылау нүктесі {at}</translation>
    </message>
    <message>
        <source>clock checked</source>
        <translation>сағат тексерілген</translation>
    </message>
    <message>
        <source>clock not checked today</source>
        <translation>сағат бүгін тексерілмеген</translation>
    </message>
    <message>
        <source>clock is off</source>
        <translation>сағат дәл емес</translation>
    </message>
    <message>
        <source>clock was set back</source>
        <translation>сағат кері қойылған</translation>
    </message>
    <message>
        <source>never verified here</source>
        <translation>мұнда әлі тексерілмеген</translation>
    </message>
    <message>
        <source>verified {at}</source>
        <translation>тексерілді {at}</translation>
    </message>
    <message>
        <source>faults found {at}</source>
        <translation>қате табылды {at}</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>қаралуда…</translation>
    </message>
    <message>
        <source>Outside proofs: {words}</source>
        <translation>Сыртқы растаулар: {words}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) behind the last head that others hold.</source>
        <translation>
            <numerusform>Өзгелердегі соңғы бақылау нүктесінен кейін %n оқиға.</numerusform>
            <numerusform>Өзгелердегі соңғы бақылау нүктесінен кейін %n оқиға.</numerusform>
        </translation>
    </message>
    <message>
        <source>locked</source>
        <translation>құлыпталған</translation>
    </message>
</context>
<context>
    <name>Subjects</name>
    <message>
        <source>Search and seizure</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тергеу әрекеттері және алып қою</translation>
    </message>
    <message>
        <source>Items and seals</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Заттар және мөрлер</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Тапсырулар</translation>
    </message>
    <message>
        <source>Data and examinations</source>
        <translation>Деректер және зерттеулер</translation>
    </message>
    <message>
        <source>Orders and requests</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Өкімдер мен сұрау салулар</translation>
    </message>
    <message>
        <source>The case and its authorities</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Іс және оның негіздері</translation>
    </message>
    <message>
        <source>Findings, notes and corrections</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сәйкессіздіктер, белгілер, түзетулер</translation>
    </message>
    <message>
        <source>Bundles and disclosure</source>
        <translation>Жинақтар және ашу</translation>
    </message>
    <message>
        <source>The ledger, people and keys</source>
        <translation>Журнал, адамдар және кілттер</translation>
    </message>
</context>
<context>
    <name>TableDoubts</name>
    <message numerus="yes">
        <source>%n row(s) with more cells than columns: the last column shows the rest.</source>
        <translation>
            <numerusform>%n жолда баған санынан көп ұяшық бар: қалғаны соңғы бағанда көрсетілген.</numerusform>
            <numerusform>%n жолда баған санынан көп ұяшық бар: қалғаны соңғы бағанда көрсетілген.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cells with a formula: {count}. Shown is what the file stores.</source>
        <translation>Формуласы бар ұяшықтар: {count}. Файлда сақталған мән көрсетіледі.</translation>
    </message>
    <message>
        <source>Formulas without a stored value, shown as empty cells: {count}.</source>
        <translation>Сақталған мәні жоқ, бос ұяшық болып көрсетілген формулалар: {count}.</translation>
    </message>
    <message>
        <source>{names}: no time zone is said; times are taken as UTC.</source>
        <translation>{names}: уақыт белдеуі көрсетілмеген; уақыт UTC деп қабылданды.</translation>
    </message>
    <message>
        <source>{name}: the day is taken to stand before the month.</source>
        <translation>{name}: күн айдан бұрын тұр деп қабылданды.</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n time(s) came twice or never in this zone.</source>
        <translation>
            <numerusform>{name}: осы белдеуде %n уақыт екі рет болған немесе мүлде болмаған.</numerusform>
            <numerusform>{name}: осы белдеуде %n уақыт екі рет болған немесе мүлде болмаған.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n cell(s) not readable as {kind}.</source>
        <translation>
            <numerusform>{name}: %n ұяшық «{kind}» ретінде оқылмайды.</numerusform>
            <numerusform>{name}: %n ұяшық «{kind}» ретінде оқылмайды.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at these before you rely on them</source>
        <translation>Сенім артпас бұрын мыналарды қараңыз</translation>
    </message>
</context>
<context>
    <name>TableKinds</name>
    <message>
        <source>time</source>
        <translation>уақыт</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP мекенжайы</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>ұзақтық</translation>
    </message>
    <message>
        <source>amount of data</source>
        <translation>деректер көлемі</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>телефон нөмірі</translation>
    </message>
    <message>
        <source>number</source>
        <translation>сан</translation>
    </message>
    <message>
        <source>text</source>
        <translation>мәтін</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Table</source>
        <translation>Кесте</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Жолдар</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Уақыт бойынша</translation>
    </message>
    <message>
        <source>Who with whom</source>
        <translation>Кім кіммен</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Көрініс</translation>
    </message>
    <message>
        <source>Time zone of the log</source>
        <translation>Журналдың уақыт белдеуі</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>көрсетілмеген</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Парақ</translation>
    </message>
    <message>
        <source>Keep as artifact…</source>
        <translation>Цифрлық объект ретінде сақтау…</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Кесте жолдары</translation>
    </message>
    <message>
        <source>Rows by time</source>
        <translation>Жолдар уақыт бойынша</translation>
    </message>
    <message>
        <source>Who with whom, and how often</source>
        <translation>Кім кіммен және қанша рет</translation>
    </message>
    <message>
        <source>Table of {artifact}</source>
        <translation>{artifact} кестесі</translation>
    </message>
    <message>
        <source>{shown} of {count} rows</source>
        <translation>{count} жолдың {shown} жолы</translation>
    </message>
    <message>
        <source>Reading a table</source>
        <translation>Кесте оқылуда</translation>
    </message>
    <message>
        <source>from..to</source>
        <translation>бастап..дейін</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>құрамында</translation>
    </message>
    <message>
        <source>Choosing rows</source>
        <translation>Жолдар іріктелуде</translation>
    </message>
    <message>
        <source>Keeping a table</source>
        <translation>Кесте сақталуда</translation>
    </message>
</context>
<context>
    <name>Take</name>
    <message>
        <source>Read through the file system of this machine, opened for reading only.</source>
        <translation>Осы компьютердің файлдық жүйесі арқылы, тек оқу үшін ашылып оқылады.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was taken.</source>
        <translation>Тоқтатылды. Ештеңе алынған жоқ.</translation>
    </message>
    <message>
        <source>What was read is not kept with the draft. It must be there again:</source>
        <translation>Оқылған деректер қараламамен бірге сақталмаған. Олар қайтадан орнында болуға тиіс:</translation>
    </message>
    <message>
        <source>Say why the source was read without write protection.</source>
        <translation>Дереккөз неге жазудан қорғаусыз оқылғанын көрсетіңіз.</translation>
    </message>
    <message>
        <source>Choose the thing that the data come from.</source>
        <translation>Деректер көшіріп алынған затты таңдаңыз.</translation>
    </message>
    <message>
        <source>Reading is still under way. Wait, or stop it.</source>
        <translation>Оқу әлі жүріп жатыр. Күтіңіз немесе тоқтатыңыз.</translation>
    </message>
    <message>
        <source>Nothing was taken. Read again, or take this out.</source>
        <translation>Ештеңе алынған жоқ. Қайта оқыңыз немесе алып тастаңыз.</translation>
    </message>
    <message numerus="yes">
        <source>{name} and %n more</source>
        <translation>
            <numerusform>{name} және тағы %n</numerusform>
            <numerusform>{name} және тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Қай заттан алынды</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Қайта оқу</translation>
    </message>
    <message>
        <source>Take out {name}</source>
        <translation>Алып тастау: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>%n файл көшірілді және хештелді</numerusform>
            <numerusform>%n файл көшірілді және хештелді</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more that could not be read</source>
        <translation>
            <numerusform>және оқылмаған тағы %n</numerusform>
            <numerusform>және оқылмаған тағы %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeArtifactsRun</name>
    <message>
        <source>Take over artifacts</source>
        <translation>Цифрлық объектілерді қабылдап алу</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>Істі көрсету</translation>
    </message>
</context>
<context>
    <name>TakeOverRun</name>
    <message>
        <source>Take over from another station</source>
        <translation>Басқа станциядан қабылдап алу</translation>
    </message>
    <message>
        <source>Make the answer file…</source>
        <translation>Жауап файлын жасау…</translation>
    </message>
    <message>
        <source>Show {item}</source>
        <translation>{item} көрсету</translation>
    </message>
</context>
<context>
    <name>TermsStep</name>
    <message>
        <source>To whom and why</source>
        <translation>Кімге және не үшін</translation>
    </message>
    <message>
        <source>The hand-over</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>One offer for each item: each is accepted or refused</source>
        <translation>Әр затқа жеке ұсыныс: әрқайсысы қабылданады немесе бас тартылады</translation>
    </message>
    <message>
        <source>To a person of another station…</source>
        <translation>Басқа станцияның адамына…</translation>
    </message>
    <message>
        <source>Otherwise the receiver accepts all of the items or none of them.</source>
        <translation>Әйтпесе алушы заттардың бәрін қабылдайды немесе ешқайсысын қабылдамайды.</translation>
    </message>
</context>
<context>
    <name>ThingForm</name>
    <message>
        <source>A photograph is still being copied.</source>
        <translation>Фотосурет әлі көшірілуде.</translation>
    </message>
    <message>
        <source>This must be given.</source>
        <translation>Бұл міндетті.</translation>
    </message>
    <message>
        <source>Where it was found</source>
        <translation>Қай жерден табылды</translation>
    </message>
    <message>
        <source>State as found, and what was done</source>
        <translation>Табылған кездегі күйі және не істелді</translation>
    </message>
    <message>
        <source>Cut off from networks</source>
        <translation>Желілерден оқшаулау</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Фотосуреттер</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Қарапайым сөзбен</translation>
    </message>
    <message>
        <source>Packing and seal</source>
        <translation>Орау және мөр</translation>
    </message>
    <message>
        <source>Add what lies in it</source>
        <translation>Ішіндегісін қосу</translation>
    </message>
    <message>
        <source>A SIM, a card, a disk that stays inside</source>
        <translation>Ішінде қалатын SIM, карта, диск</translation>
    </message>
</context>
<context>
    <name>ThingRow</name>
    <message>
        <source>{item} is here, and taken</source>
        <translation>{item} осында және қабылданады</translation>
    </message>
    <message>
        <source>here it is</source>
        <translation>мұнда ол</translation>
    </message>
    <message>
        <source>Id here of {item}</source>
        <translation>{item} затының осындағы белгісі</translation>
    </message>
    <message>
        <source>Seal {number}, as you find it</source>
        <translation>{number} мөрі: қазіргі күйі</translation>
    </message>
    <message>
        <source>Look at it and choose</source>
        <translation>Қарап, таңдаңыз</translation>
    </message>
</context>
<context>
    <name>Things</name>
    <message>
        <source>{field}: next free number</source>
        <translation>{field}: келесі бос нөмір</translation>
    </message>
    <message>
        <source>Next free</source>
        <translation>Келесі бос нөмір</translation>
    </message>
    <message>
        <source>such as EX-26-0417</source>
        <translation>мысалы EX-26-0417</translation>
    </message>
    <message>
        <source>The case is called so in every record: Latin letters, digits, hyphens, full stops and underscores.</source>
        <translation>Іс барлық жазбада осылай аталады: латын әріптері, цифрлар, сызықша, нүкте және астыңғы сызық.</translation>
    </message>
</context>
<context>
    <name>ThingsStep</name>
    <message>
        <source>Add at least one thing that was found.</source>
        <translation>Табылған кемінде бір затты қосыңыз.</translation>
    </message>
    <message>
        <source>Two things have the same number: {item}.</source>
        <translation>Екі заттың нөмірі бірдей: {item}.</translation>
    </message>
    <message>
        <source>{item} and {other} have the same seal, {seal}.</source>
        <translation>{item} және {other} заттарының мөрі бірдей: {seal}.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Заттар</translation>
    </message>
    <message>
        <source>The type first; then only what this type asks for. A scanner fills the field that its number fits. Enter in the last field begins the next thing.</source>
        <translation>Алдымен түрі, содан кейін тек сол түрге керегі. Сканер нөмірі сай келетін өрісті толтырады. Соңғы өрісте Enter басу келесі затты бастайды.</translation>
    </message>
    <message>
        <source>What fades first goes first</source>
        <translation>Алдымен тез жоғалатыны</translation>
    </message>
    <message>
        <source>Sort: what fades first goes first</source>
        <translation>Реттеу: алдымен тез жоғалатыны</translation>
    </message>
    <message>
        <source>Next thing</source>
        <translation>Келесі зат</translation>
    </message>
    <message>
        <source>First thing</source>
        <translation>Бірінші зат</translation>
    </message>
    <message>
        <source>The photographs</source>
        <translation>Фотосуреттер</translation>
    </message>
    <message>
        <source>What they were taken with.</source>
        <translation>Олар немен түсірілген.</translation>
    </message>
    <message>
        <source>What runs or is logged in comes before disks, disks before paper: traces in memory are lost first.</source>
        <translation>Алдымен қосулы тұрған және жүйеге кірілген құрылғылар, содан кейін дискілер, содан кейін қағаздар: жадтағы іздер бірінші жоғалады.</translation>
    </message>
    <message>
        <source>{number} stands on {item} of this run as well.</source>
        <translation>{number} осы жазбадағы {item} затында да тұр.</translation>
    </message>
    <message>
        <source>The ledger knows {number}: event {event}.</source>
        <translation>Журнал {number} нөмірін біледі: {event}-оқиға.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Pick the day from a calendar</source>
        <translation>Күнді күнтізбеден таңдау</translation>
    </message>
    <message>
        <source>{field}: day</source>
        <translation>{field}: күні</translation>
    </message>
    <message>
        <source>{field}: time</source>
        <translation>{field}: уақыты</translation>
    </message>
    <message>
        <source>{field}: now</source>
        <translation>{field}: қазір</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Қазір</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>Log a seizure</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Алып қоюды жазу</translation>
    </message>
    <message>
        <source>At the place, from basis to protocol</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Орнында, негізден хаттамаға дейін</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сұрау салу жіберу</translation>
    </message>
    <message>
        <source>Preservation, disclosure, production</source>
        <translation>Сақтау, ашу, ұсыну</translation>
    </message>
    <message>
        <source>Receive provider data</source>
        <translation>Провайдер деректерін алу</translation>
    </message>
    <message>
        <source>Against the request it answers</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жауап берілген сұрау салу бойынша</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>Items, with two signatures</source>
        <translation>Заттар, екі қолтаңбамен</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>Files, items, disks, bundles</source>
        <translation>Файлдар, заттар, дискілер, жинақтар</translation>
    </message>
    <message>
        <source>Export a bundle</source>
        <translation>Жинақты шығару</translation>
    </message>
    <message>
        <source>For the prosecutor or the defence</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Прокурорға немесе қорғау тарапына</translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>Жинақты ашу</translation>
    </message>
    <message>
        <source>From somebody else, to read</source>
        <translation>Басқалардан келген, оқу үшін</translation>
    </message>
    <message>
        <source>Receive a bundle</source>
        <translation>Жинақты қабылдау</translation>
    </message>
    <message>
        <source>From another station, with its items</source>
        <translation>Басқа станциядан, заттарымен</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Мерзімдер</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Жолда</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жабылмаған сәйкессіздіктер</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Қараламалар</translation>
    </message>
    <message>
        <source>Not verified for long</source>
        <translation>Көптен тексерілмеген</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Ізделуде…</translation>
    </message>
    <message>
        <source>No order, review or charge has a clock that runs.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Мерзімі есептеліп жатқан өкім де, қайта қарау да, зарядтау да жоқ.</translation>
    </message>
    <message>
        <source>No item is on its way from one person to another.</source>
        <translation>Қазір бір адамнан екіншісіне бара жатқан зат жоқ.</translation>
    </message>
    <message>
        <source>Nothing wrong is left unexplained.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Түсіндірілмеген сәйкессіздік жоқ.</translation>
    </message>
    <message>
        <source>All data were read and compared within 90 days.</source>
        <translation>Барлық деректер соңғы 90 күнде оқылып, салыстырылған.</translation>
    </message>
    <message>
        <source>Unlock your key to see what you began.</source>
        <translation>Бастағаныңызды көру үшін кілтіңіздің құлпын ашыңыз.</translation>
    </message>
    <message>
        <source>Nothing begun is left unsigned.</source>
        <translation>Басталып, қол қойылмай қалған ештеңе жоқ.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… және тағы %n</numerusform>
            <numerusform>… және тағы %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayRows</name>
    <message>
        <source>a received bundle cannot be read</source>
        <translation>қабылданған жинақ оқылмайды</translation>
    </message>
    <message>
        <source>{items}: {giver} → {to}</source>
        <translation>{items}: {giver} → {to}</translation>
    </message>
    <message>
        <source>from {station} · expected {at}</source>
        <translation>{station} станциясынан · күтілетін уақыты {at}</translation>
    </message>
    <message>
        <source>sender not known</source>
        <translation>жіберуші белгісіз</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>сізді күтуде</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>мерзімі өтті</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Қабылдап алу…</translation>
    </message>
    <message>
        <source>{case} · expected {at}</source>
        <translation>{case} · күтілетін уақыты {at}</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Қабылдау…</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Кері қайтару…</translation>
    </message>
    <message>
        <source>{case} · to {station} · expected {at}</source>
        <translation>{case} · {station} станциясына · күтілетін уақыты {at}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>жауап берілді</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Аяқтау…</translation>
    </message>
    <message>
        <source>Make the file…</source>
        <translation>Файлды жасау…</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>қаралды</translation>
    </message>
    <message>
        <source>open</source>
        <translation>жабылған жоқ</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Қарау</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s), </source>
        <translation>
            <numerusform>%n цифрлық объект, </numerusform>
            <numerusform>%n цифрлық объект, </numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest last read {at}</source>
        <translation>ең ескісі оқылған уақыты {at}</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Тексеру…</translation>
    </message>
    <message>
        <source>saved {at}</source>
        <translation>сақталды {at}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Жою</translation>
    </message>
</context>
<context>
    <name>TokenFields</name>
    <message>
        <source>The module sees no token. Put it in.</source>
        <translation>Модуль бірде-бір токенді көрмейді. Токенді салыңыз.</translation>
    </message>
    <message>
        <source>PKCS#11 module of the maker (a file)</source>
        <translation>Өндірушінің PKCS#11 модулі (файл)</translation>
    </message>
    <message>
        <source>Token, by its label</source>
        <translation>Токен, белгісі бойынша</translation>
    </message>
    <message>
        <source>Key on it, by its label</source>
        <translation>Ондағы кілт, белгісі бойынша</translation>
    </message>
    <message>
        <source>Pick a file…</source>
        <translation>Файлды таңдау…</translation>
    </message>
    <message>
        <source>Pick the PKCS#11 module</source>
        <translation>PKCS#11 модулін таңдау</translation>
    </message>
</context>
<context>
    <name>Tongues</name>
    <message>
        <source>Language of the record</source>
        <translation>Жазба тілі</translation>
    </message>
</context>
<context>
    <name>TransferOutRun</name>
    <message>
        <source>Transfer to another station</source>
        <translation>Басқа станцияға тапсыру</translation>
    </message>
    <message>
        <source>Make the file to send…</source>
        <translation>Жіберілетін файлды жасау…</translation>
    </message>
    <message>
        <source>Show as in transit</source>
        <translation>«Жолда» деп көрсету</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The ledger cannot be opened</source>
        <translation>Журнал ашылмады</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>Не бүтін қалды</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Әрі қарай не істеу керек</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Қайталап көру</translation>
    </message>
    <message>
        <source>Another ledger…</source>
        <translation>Басқа журнал…</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Тек оқу үшін ашу</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Егжей-тегжейі</translation>
    </message>
    <message>
        <source>Copy the detail</source>
        <translation>Егжей-тегжейін көшіру</translation>
    </message>
</context>
<context>
    <name>TrustCard</name>
    <message>
        <source>Trust line</source>
        <translation>Сенім жолы</translation>
    </message>
    <message>
        <source>Code of the trust line</source>
        <translation>Сенім жолының коды</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Көшіру</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Басып шығару…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF етіп сақтау…</translation>
    </message>
    <message>
        <source>Whoever receives a bundle checks it against this line. Give it to prosecutors, courts and other agencies on another way than the bundles: on paper, or in person.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жинақты алған адам оны осы жолмен тексереді. Оны прокурорларға, соттарға және басқа органдарға жинақтардан басқа жолмен беріңіз: қағазда немесе қолма-қол.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF етіп сақтау</translation>
    </message>
</context>
<context>
    <name>TrustField</name>
    <message>
        <source>{file} cannot be read as a roster.</source>
        <translation>{file}: станциялар тізбесі ретінде оқылмайды.</translation>
    </message>
    <message>
        <source>{file} cannot be read as a trust line.</source>
        <translation>{file}: сенім жолы оқылмайды.</translation>
    </message>
    <message>
        <source>Trust line of the agency, from outside the bundle</source>
        <translation>Органның жинақтан тыс алынған сенім жолы</translation>
    </message>
    <message>
        <source>agency/station/… +… (paste, or scan its QR code)</source>
        <translation>agency/station/… +… (қойыңыз немесе QR-кодын сканерлеңіз)</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Файлдан…</translation>
    </message>
    <message>
        <source>Read the trust line from a file</source>
        <translation>Сенім жолын файлдан оқу</translation>
    </message>
    <message>
        <source>This station&apos;s</source>
        <translation>Осы станцияның</translation>
    </message>
    <message>
        <source>Take the trust line of this station</source>
        <translation>Осы станцияның сенім жолын алу</translation>
    </message>
    <message>
        <source>From a roster…</source>
        <translation>Тізбеден…</translation>
    </message>
    <message>
        <source>Pick a station from a roster</source>
        <translation>Станцияны тізбеден таңдау</translation>
    </message>
    <message>
        <source>Roster…</source>
        <translation>Тізбе…</translation>
    </message>
    <message>
        <source>Read the roster of the agency from a file</source>
        <translation>Органның станциялар тізбесін файлдан оқу</translation>
    </message>
    <message>
        <source>Without it nobody can tell whose ledger this is. It is no secret: it is printed on protocols, and the agency gives it to everybody.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Онсыз бұл кімнің журналы екенін айту мүмкін емес. Ол құпия емес: хаттамаларда басылады және орган оны бәріне береді.</translation>
    </message>
    <message>
        <source>This is no trust line: it is one line, as printed.</source>
        <translation>Бұл сенім жолы емес: ол басылғандай бір жол болады.</translation>
    </message>
    <message numerus="yes">
        <source>Roster {number} of {agency}: %n station(s).</source>
        <translation>
            <numerusform>{agency} станцияларының № {number} тізбесі: %n станция.</numerusform>
            <numerusform>{agency} станцияларының № {number} тізбесі: %n станция.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the line of an agency. Its roster, a file that it signed, tells which stations are its own.</source>
        <translation>Бұл — органның жолы. Қай станциялар оныкі екенін ол қол қойған файл — станциялар тізбесі айтады.</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Unlock</source>
        <translation>Құлпын ашу</translation>
    </message>
    <message>
        <source>Unlock your key</source>
        <translation>Кілтіңіздің құлпын ашыңыз</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Сіз кімсіз</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия сөйлем</translation>
    </message>
    <message>
        <source>PIN of the smart card or token</source>
        <translation>Смарт-картаның немесе токеннің PIN-коды</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>What you record is signed with it. It locks by itself when you leave.</source>
        <translation>Жазғаныңызға осымен қол қойылады. Сіз кеткенде ол өзі құлыпталады.</translation>
    </message>
    <message>
        <source>No key of anybody enrolled lies at this station. Settings has where to make or import one.</source>
        <translation>Бұл станцияда тіркелген адамдардың кілті жоқ. Кілтті баптауларда жасауға немесе әкелуге болады.</translation>
    </message>
</context>
<context>
    <name>VerdictList</name>
    <message>
        <source>No more than that: {text}</source>
        <translation>Одан артық емес: {text}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Ескертпе: {text}</translation>
    </message>
    <message>
        <source>Warning: {text}</source>
        <translation>Ескерту: {text}</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Authentic and complete</source>
        <translation>Түпнұсқа және толық</translation>
    </message>
    <message>
        <source>These are the files and events that were signed, by the ledger whose trust line you gave. It is not proven that what was recorded is true.</source>
        <translation>Бұл — сіз сенім жолын берген журналдың қол қойылған дәл сол файлдары мен оқиғалары. Жазылғанның шындығы мұнымен дәлелденбейді.</translation>
    </message>
    <message>
        <source>Intact, signer not known to you</source>
        <translation>Бүтін, қол қоюшы сізге белгісіз</translation>
    </message>
    <message>
        <source>Nothing was changed since it was sealed, but anybody could have sealed it. Ask the agency for its trust line on paper, and give it above.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Мөрленгеннен бері ештеңе өзгермеген, бірақ оны кез келген адам мөрлей алар еді. Органнан сенім жолын қағазда сұрап, жоғарыға енгізіңіз.</translation>
    </message>
    <message>
        <source>Intact, not fully checked</source>
        <translation>Бүтін, толық тексерілмеген</translation>
    </message>
    <message>
        <source>Nothing is wrong, but a question stayed open. See which, below.</source>
        <translation>Қате жоқ, бірақ бір сұрақ жауапсыз қалды. Қайсысы екенін төменнен қараңыз.</translation>
    </message>
    <message>
        <source>Do not rely on this</source>
        <translation>Бұған сенуге болмайды</translation>
    </message>
    <message>
        <source>The bundle is not what was sealed, or is no bundle. Keep it as it is, tell the sender, and ask for another copy. What it holds is not shown.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Жинақ мөрленген күйінде емес немесе бұл жинақ емес. Оны сол күйінде сақтап, жіберушіге айтыңыз және басқа көшірмесін сұраңыз. Мазмұны көрсетілмейді.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>дұрыс</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>дұрыс емес</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>тексерілмеген</translation>
    </message>
    <message>
        <source>Is every file the one that was listed?</source>
        <translation>Әр файл тізімдегінің өзі ме?</translation>
    </message>
    <message>
        <source>Not that the list is the agency&apos;s: see the seal.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тізімнің органнан екенін емес: мөрді қараңыз.</translation>
    </message>
    <message>
        <source>Is nothing missing and nothing added?</source>
        <translation>Ештеңе жоғалмаған және қосылмаған ба?</translation>
    </message>
    <message>
        <source>Not that everything that exists was exported.</source>
        <translation>Бар нәрсенің бәрі шығарылғанын емес.</translation>
    </message>
    <message>
        <source>Is the list sealed by a signature?</source>
        <translation>Тізім қолтаңбамен бекітілген бе?</translation>
    </message>
    <message>
        <source>Not who held the key.</source>
        <translation>Кілтті кім ұстағанын емес.</translation>
    </message>
    <message>
        <source>Might the signer seal it?</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Қол қоюшының оны мөрлеуге құқығы болған ба?</translation>
    </message>
    <message>
        <source>Not that the signer&apos;s role was lawful beyond the ledger.</source>
        <translation>Оның рөлі журналдан тыс заңды екенін емес.</translation>
    </message>
    <message>
        <source>Is it the ledger that you trust?</source>
        <translation>Бұл сіз сенетін журнал ма?</translation>
    </message>
    <message>
        <source>Only as good as the way the trust line reached you.</source>
        <translation>Сенім жолы сізге қаншалықты сенімді жеткен болса, соншалықты дұрыс.</translation>
    </message>
    <message>
        <source>Is every event well formed and rightly signed?</source>
        <translation>Әр оқиға дұрыс құрылып, қол қойылған ба?</translation>
    </message>
    <message>
        <source>Not that the words are true.</source>
        <translation>Сөздердің шындық екенін емес.</translation>
    </message>
    <message>
        <source>Does every event stand in the ledger&apos;s tree?</source>
        <translation>Әр оқиға журнал ағашында бар ма?</translation>
    </message>
    <message>
        <source>Not when it was put there.</source>
        <translation>Оқиғаның оған қашан түскенін емес.</translation>
    </message>
    <message>
        <source>Does the tree only grow?</source>
        <translation>Ағаш тек өсе ме?</translation>
    </message>
    <message>
        <source>Not that nobody was shown another tree: compare heads.</source>
        <translation>Ешкімге басқа ағаш көрсетілмегенін емес: бақылау нүктелерін салыстырыңыз.</translation>
    </message>
    <message>
        <source>Do the heads that you hold belong to it?</source>
        <translation>Сіздегі бақылау нүктелері оған жата ма?</translation>
    </message>
    <message>
        <source>Nothing, as long as you gave no head from outside.</source>
        <translation>Сырттан бақылау нүктесін бермейінше, ештеңе.</translation>
    </message>
    <message>
        <source>Between which times was it recorded?</source>
        <translation>Бұл қай уақыт аралығында жазылған?</translation>
    </message>
    <message>
        <source>Times without a stamp from outside are the station&apos;s claim.</source>
        <translation>Сырттан қойылған белгісі жоқ уақыт — станцияның өз сөзі.</translation>
    </message>
    <message>
        <source>Does no event of the case go unseen?</source>
        <translation>Істің бірде-бір оқиғасы білінбей қалмай ма?</translation>
    </message>
    <message>
        <source>Withheld events are counted; what they say is not shown.</source>
        <translation>Ұсталған оқиғалар саналған; не айтылғаны көрсетілмейді.</translation>
    </message>
    <message>
        <source>Is every hand-over closed and by the rules?</source>
        <translation>Әр тапсыру аяқталған және қағидаға сай ма?</translation>
    </message>
    <message>
        <source>Not what happened while nobody recorded.</source>
        <translation>Ешкім жазбаған кезде не болғанын емес.</translation>
    </message>
    <message>
        <source>Are the artifacts those of the record?</source>
        <translation>Цифрлық объектілер жазылғандардың өзі ме?</translation>
    </message>
    <message>
        <source>Not that the source was authentic before it was hashed.</source>
        <translation>Хештелгенге дейін дереккөздің түпнұсқа болғанын емес.</translation>
    </message>
    <message>
        <source>Have witnesses cosigned the head?</source>
        <translation>Бақылау нүктесіне куәлар қол қойған ба?</translation>
    </message>
    <message>
        <source>Nothing, as long as you asked for no witness.</source>
        <translation>Куәларды талап етпейінше, ештеңе.</translation>
    </message>
</context>
<context>
    <name>VerifyFiles</name>
    <message>
        <source>Does the ledger know these files?</source>
        <translation>Журнал бұл файлдарды біле ме?</translation>
    </message>
    <message>
        <source>Drop files, folders or images here. They are read and hashed, never changed.</source>
        <translation>Файлдарды, қалталарды немесе образдарды осында сүйреп әкеліңіз. Олар оқылып, хештеледі, өзгертілмейді.</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Файлдар…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Қалта…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Өлшемі</translation>
    </message>
    <message>
        <source>What the ledger knows</source>
        <translation>Журнал не біледі</translation>
    </message>
    <message>
        <source>Files that were looked up</source>
        <translation>Ізделген файлдар</translation>
    </message>
    <message>
        <source>No file was looked up yet.</source>
        <translation>Әзірге файл ізделген жоқ.</translation>
    </message>
    <message>
        <source>it changed, or has parts that cannot be read</source>
        <translation>ол өзгерген немесе оқылмайтын бөліктері бар</translation>
    </message>
    <message>
        <source>not hashed: {reason}</source>
        <translation>хештелмеген: {reason}</translation>
    </message>
    <message>
        <source>named in event #{number}: {title}</source>
        <translation>№{number} оқиғада аталған: {title}</translation>
    </message>
    <message>
        <source>nothing: the digest is not in the ledger</source>
        <translation>ештеңе: журналда мұндай хеш-қосынды жоқ</translation>
    </message>
    <message>
        <source>the same as {artifacts} of {case}</source>
        <translation>{case} ісіндегі {artifacts} дегенмен бірдей</translation>
    </message>
    <message>
        <source>Hashing</source>
        <translation>Хеш-сомалар есептелуде</translation>
    </message>
</context>
<context>
    <name>VerifyKept</name>
    <message>
        <source>Is what this station keeps still the same?</source>
        <translation>Осы станция сақтағаны әлі де сол күйінде ме?</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Іс</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Зат</translation>
    </message>
    <message>
        <source>In the role of</source>
        <translation>Рөлі</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>барлық істер</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Қазір тексеру</translation>
    </message>
    <message>
        <source>What is not the same</source>
        <translation>Не бірдей емес</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Цифрлық объект</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Жазылған</translation>
    </message>
    <message>
        <source>Found now</source>
        <translation>Қазір табылған</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Неге</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>бірдей</translation>
    </message>
    <message>
        <source>different</source>
        <translation>өзгеше</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>оқылмайды</translation>
    </message>
    <message>
        <source>not expected here</source>
        <translation>мұнда күтілмеген</translation>
    </message>
    <message>
        <source>place unknown: cannot be verified</source>
        <translation>орны белгісіз: тексеру мүмкін емес</translation>
    </message>
    <message>
        <source>the size is the same</source>
        <translation>өлшемі сол күйінде</translation>
    </message>
    <message>
        <source>{was} bytes were recorded, {now} are there</source>
        <translation>жазылғаны {was} байт, бары {now} байт</translation>
    </message>
    <message>
        <source>all items, and what belongs to none</source>
        <translation>барлық заттар және ешқайсысына жатпайтындар</translation>
    </message>
    <message>
        <source>Nobody is unlocked: the station signs the run itself.</source>
        <translation>Ешкімнің кілті ашылмаған: тексеруге станцияның өзі қол қояды.</translation>
    </message>
    <message>
        <source>{person} signs the run.</source>
        <translation>Тексеруге {person} қол қояды.</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Тексерілуде</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) verified just now: the same.</source>
        <translation>
            <numerusform>%n цифрлық объект жаңа ғана тексерілді: бірдей.</numerusform>
            <numerusform>%n цифрлық объект жаңа ғана тексерілді: бірдей.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) not as recorded</source>
        <translation>
            <numerusform>%n цифрлық объект жазылғандай емес</numerusform>
            <numerusform>%n цифрлық объект жазылғандай емес</numerusform>
        </translation>
    </message>
    <message>
        <source>Each difference has a finding; it is to be acknowledged.</source>
        <translation>Әр айырмашылық бойынша сәйкессіздік жазылды; оны қарау керек.</translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation>Сәйкессіздіктерді көрсету</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) cannot be verified</source>
        <translation>
            <numerusform>%n цифрлық объектіні тексеру мүмкін емес</numerusform>
            <numerusform>%n цифрлық объектіні тексеру мүмкін емес</numerusform>
        </translation>
    </message>
    <message>
        <source>The record does not say, or not any more, where they lie.</source>
        <translation>Олардың қайда орналасқаны жазбада көрсетілмеген немесе өшірілген.</translation>
    </message>
    <message>
        <source>It proves the bytes, not what they mean.</source>
        <translation>Бұл мағынасын емес, байттарын дәлелдейді.</translation>
    </message>
    <message>
        <source>Nothing to verify</source>
        <translation>Тексеретін ештеңе жоқ</translation>
    </message>
    <message>
        <source>No artifact is kept here.</source>
        <translation>Мұнда цифрлық объект сақталмайды.</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Verify</source>
        <translation>Тексеру</translation>
    </message>
</context>
<context>
    <name>Volatility</name>
    <message>
        <source>On and unlocked: keep it awake, isolate it, photograph it, and decide now whether to read it out live.</source>
        <translation>Қосулы және құлпы ашық: ұйықтатпаңыз, оқшаулаңыз, суретке түсіріңіз және деректі жұмыс істеп тұрғанда алу керек пе, қазір шешіңіз.</translation>
    </message>
    <message>
        <source>On: isolate it and keep it powered.</source>
        <translation>Қосулы: оқшаулаңыз және қуаттан ажыратпаңыз.</translation>
    </message>
    <message>
        <source>On: is the disk encrypted? Then memory first, a live image next, and only then power off.</source>
        <translation>Қосулы: диск шифрланған ба? Онда алдымен жад, содан кейін жұмыс істеп тұрған жүйенің образы, тек содан соң өшіру.</translation>
    </message>
    <message>
        <source>Off: leave it off.</source>
        <translation>Өшірулі: қоспаңыз.</translation>
    </message>
    <message>
        <source>Note the slot; do not insert it elsewhere.</source>
        <translation>Ұясын жазып алыңыз; басқа жерге салмаңыз.</translation>
    </message>
    <message>
        <source>No power in the field; read it behind a write blocker.</source>
        <translation>Оқиға орнында қоспаңыз; жазуды бұғаттаушы арқылы оқыңыз.</translation>
    </message>
    <message>
        <source>It erases in the background even behind a write blocker: image it early, once.</source>
        <translation>Бұғаттаушы болса да фондық режимде өшіреді: образын ерте және бір рет алыңыз.</translation>
    </message>
    <message>
        <source>Never plug it into your own computer without a write blocker.</source>
        <translation>Жазуды бұғаттаушысыз өз компьютеріңізге ешқашан қоспаңыз.</translation>
    </message>
    <message>
        <source>Set its lock switch; use a read-only reader.</source>
        <translation>Қорғау қосқышын қойыңыз; тек оқитын құрылғымен оқыңыз.</translation>
    </message>
    <message>
        <source>A targeted live copy or a snapshot with memory, not removal, is the normal choice.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Әдетте алып қою емес, жұмыс істеп тұрғанда іріктеп көшіру немесе жадымен бірге снапшот таңдалады.</translation>
    </message>
    <message>
        <source>Read its tables first, photograph it then, and only then its power.</source>
        <translation>Алдымен кестелерін оқыңыз, содан кейін суретке түсіріңіз, тек содан соң қуаттан ажыратыңыз.</translation>
    </message>
    <message>
        <source>Take the battery out after the photograph; keep its cards apart.</source>
        <translation>Суретке түсірген соң батареясын шығарыңыз; карталарын бөлек сақтаңыз.</translation>
    </message>
    <message>
        <source>Whoever has the words can move the funds: two people, a camera, the prosecutor at once. Never type the words.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Сөздерді білген адам қаражатты аудара алады: екі адам, камера, бірден прокурор. Бұл сөздерді ешқашан термеңіз.</translation>
    </message>
    <message>
        <source>A preservation letter first, then the capture.</source>
        <translation>Алдымен сақтау туралы хат, содан кейін көшіріп алу.</translation>
    </message>
    <message>
        <source>Photograph the screen before you scroll.</source>
        <translation>Айналдырмас бұрын экранды суретке түсіріңіз.</translation>
    </message>
    <message>
        <source>Register the SIM cards in it one by one.</source>
        <translation>Ішіндегі SIM карталарды бір-бірлеп тіркеңіз.</translation>
    </message>
    <message>
        <source>Only the last four digits; it goes into a sealed envelope.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Тек соңғы төрт цифры; мөрленген конвертке салынады.</translation>
    </message>
    <message>
        <source>Two people count it, on video.</source>
        <translation>Екі адам видеоға түсіріп санайды.</translation>
    </message>
    <message>
        <source>Photograph the outside only. What it says is never typed here.</source>
        <translation>Тек сыртын суретке түсіріңіз. Онда не жазылғаны мұнда ешқашан терілмейді.</translation>
    </message>
    <message>
        <source>Labels and boxes go with their device.</source>
        <translation>Заттаңбалар мен қораптар өз құрылғысымен бірге сақталады.</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>When it happened</source>
        <translation>Қашан болды</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Қазір</translation>
    </message>
    <message>
        <source>Earlier…</source>
        <translation>Бұрынырақ…</translation>
    </message>
    <message>
        <source>Offset of the place from UTC</source>
        <translation>Жердің UTC-ден ығысуы</translation>
    </message>
</context>
<context>
    <name>WitnessDialog</name>
    <message>
        <source>Witness</source>
        <translation>Журнал куәсі</translation>
    </message>
    <message>
        <source>It cosigns a head only after it has seen that the new one continues every head before. It learns sizes and roots, and nothing of what is recorded.</source>
        <translation>Ол жаңа бақылау нүктесі бұрынғыларын жалғастыратынына көз жеткізген соң ғана қол қояды. Ол өлшемдер мен түбірлерді ғана біледі, жазылғаннан ештеңе білмейді.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Line of the witness</source>
        <translation>Куәның жолы</translation>
    </message>
    <message>
        <source>Address; empty where it is asked by a file on a stick</source>
        <translation>Мекенжайы; флешкадағы файлмен сұралса, бос</translation>
    </message>
    <message>
        <source>This is no line of a witness: it is one line, as the witness shows it.</source>
        <translation>Бұл куәның жолы емес: ол куә көрсеткендей бір жол.</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://.</source>
        <translation>Мекенжай https:// немесе http:// деп басталады.</translation>
    </message>
</context>
<context>
    <name>WitnessStep</name>
    <message>
        <source>Second signature</source>
        <translation>Екінші қолтаңба</translation>
    </message>
    <message>
        <source>Nobody enrols a person alone: the auditor signs too, or another administrator where there is no auditor yet.</source>
        <translation>Адамды ешкім жалғыз тіркемейді: аудитор да қол қояды, ол әлі жоқ болса — басқа әкімші.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Кілт</translation>
    </message>
    <message>
        <source>Who signs beside you</source>
        <translation>Сізбен бірге кім қол қояды</translation>
    </message>
    <message>
        <source>Auditor or second administrator</source>
        <translation>Аудитор немесе екінші әкімші</translation>
    </message>
    <message>
        <source>The key is still being made.</source>
        <translation>Кілт әлі жасалуда.</translation>
    </message>
    <message>
        <source>The key is not made. Go back to the person.</source>
        <translation>Кілт жасалмады. Адам туралы бетке оралыңыз.</translation>
    </message>
    <message>
        <source>There is nobody here who could sign beside you.</source>
        <translation>Мұнда сізбен бірге қол қоя алатын ешкім жоқ.</translation>
    </message>
    <message>
        <source>Ready: {key}</source>
        <translation>Дайын: {key}</translation>
    </message>
    <message>
        <source>The key is being made…</source>
        <translation>Кілт жасалуда…</translation>
    </message>
</context>
<context>
    <name>_Demonstration</name>
    <message>
        <source>The example tells one case from the first complaint to the court: a search, a phone and a laptop, data from providers, an examination, two bundles.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Мысал бір істі алғашқы арыздан сотқа дейін баяндайды: тінту, телефон мен ноутбук, провайдерлердің деректері, зерттеу, екі жинақ.</translation>
    </message>
    <message>
        <source>Everything in it is invented, its agency too. You begin as the investigator; the passphrase of everybody is “{passphrase}”.</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>Мұның бәрі ойдан шығарылған, органы да. Сіз тергеуші ретінде бастайсыз; бәрінің құпия сөйлемі — «{passphrase}».</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Қалта</translation>
    </message>
    <message>
        <source>Folder of the demonstration</source>
        <translation>Көрсетілім қалтасы</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Таңдау…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Қалтаны таңдау</translation>
    </message>
    <message>
        <source>Make it, with the example</source>
        <translation>Мысалымен жасау</translation>
    </message>
    <message>
        <source>Make it empty</source>
        <translation>Бос етіп жасау</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
</context>
<context>
    <name>_ItemCheck</name>
    <message>
        <source>inside: {items}</source>
        <translation>ішінде: {items}</translation>
    </message>
    <message>
        <source>{item} is here</source>
        <translation>{item} орнында</translation>
    </message>
    <message>
        <source>Seal of {item}</source>
        <translatorcomment>to review by a Kazakh-speaking lawyer</translatorcomment>
        <translation>{item} затының мөрі</translation>
    </message>
</context>
</TS>
