<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutStep</name>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Write what you looked at, how you checked it, and whether you agree with the conclusion. Your signed note stands beside the report and goes along with it.</source>
        <translation>Напишите, что вы смотрели, как проверяли и согласны ли с выводами. Подписанная вами запись стоит рядом с заключением и передаётся вместе с ним.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to look at.</source>
        <translation>
            <numerusform>%n поле требует внимания.</numerusform>
            <numerusform>%n поля требуют внимания.</numerusform>
            <numerusform>%n полей требуют внимания.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AbroadCard</name>
    <message>
        <source>Cannot be read</source>
        <translation>Не читается</translation>
    </message>
    <message>
        <source>At other stations: their record, not ours</source>
        <translation>На других станциях: их записи, не наши</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>What other stations recorded of it</source>
        <translation>Что записали о нём другие станции</translation>
    </message>
    <message>
        <source>No bundle that was received tells of it.</source>
        <translation>Ни в одном из полученных комплектов о нём не сказано.</translation>
    </message>
    <message>
        <source>Named by our record: {what}</source>
        <translation>Названо в нашей записи: {what}</translation>
    </message>
    <message>
        <source>there it is {item}; as bundle {bundle} tells, received {at}</source>
        <translation>там это {item}; по комплекту {bundle}, полученному {at}</translation>
    </message>
</context>
<context>
    <name>Accept</name>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>Назад на «Сегодня»</translation>
    </message>
    <message>
        <source>Show {item}</source>
        <translation>Показать {item}</translation>
    </message>
    <message>
        <source>Put into the store</source>
        <translation>Поместить в хранилище</translation>
    </message>
</context>
<context>
    <name>AcknowledgeRun</name>
    <message>
        <source>Acknowledge a finding</source>
        <translation>Рассмотреть несоответствие</translation>
    </message>
    <message>
        <source>Finding {finding}: acknowledgement</source>
        <translation>Несоответствие {finding}: рассмотрение</translation>
    </message>
</context>
<context>
    <name>AcquireRun</name>
    <message>
        <source>Take data from an item</source>
        <translation>Снять данные с предмета</translation>
    </message>
    <message>
        <source>Show the item</source>
        <translation>Показать предмет</translation>
    </message>
</context>
<context>
    <name>AcquiredHere</name>
    <message>
        <source>Take in the data</source>
        <translation>Принять данные</translation>
    </message>
    <message>
        <source>Choose the files or drop them here, if they came to this machine. They are hashed and kept, and their numbers are filled in below.</source>
        <translation>Выберите файлы или перетащите их сюда, если они поступили на этот компьютер. Для них вычисляются хеш-суммы, сами они сохраняются, а номера заполняются ниже.</translation>
    </message>
</context>
<context>
    <name>AddresseeStep</name>
    <message>
        <source>Choose the station, or give its trust line.</source>
        <translation>Выберите станцию или укажите её строку доверия.</translation>
    </message>
    <message>
        <source>Say who takes it over there, by the id of that person there.</source>
        <translation>Укажите, кто примет предметы там, обозначением этого лица на той станции.</translation>
    </message>
    <message>
        <source>To which station</source>
        <translation>Какой станции</translation>
    </message>
    <message>
        <source>Only the person who is named can take the items over, at that station alone. Until their answer has come back they stand as in transit at both.</source>
        <translation>Принять предметы может только указанное лицо и только на той станции. Пока не вернётся ответ, на обеих станциях они значатся в пути.</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>The transfer</source>
        <translation>Передача</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>Person there</source>
        <translation>Лицо на той станции</translation>
    </message>
    <message>
        <source>The id by which that station knows the person</source>
        <translation>Обозначение лица на той станции</translation>
    </message>
    <message>
        <source>Choose a station</source>
        <translation>Выберите станцию</translation>
    </message>
    <message>
        <source>None is known here yet: give its trust line below</source>
        <translation>Здесь пока не известна ни одна: укажите ниже её строку доверия</translation>
    </message>
</context>
<context>
    <name>AnnotateRun</name>
    <message>
        <source>Review of a report by a colleague</source>
        <translation>Рецензия на заключение</translation>
    </message>
    <message>
        <source>Add a note to an event</source>
        <translation>Добавить пометку к событию</translation>
    </message>
    <message>
        <source>Review of the report in event {number}</source>
        <translation>Рецензия на заключение из события {number}</translation>
    </message>
    <message>
        <source>Note on event {number}</source>
        <translation>Пометка к событию {number}</translation>
    </message>
</context>
<context>
    <name>AnswerStep</name>
    <message>
        <source>There is no case yet.</source>
        <translation>Дел пока нет.</translation>
    </message>
    <message>
        <source>{items} from {station}, to {person}</source>
        <translation>{items} от станции {station}, кому: {person}</translation>
    </message>
    <message>
        <source>The received bundles are still being read.</source>
        <translation>Полученные комплекты ещё читаются.</translation>
    </message>
    <message>
        <source>There is nothing to take over.</source>
        <translation>Принимать нечего.</translation>
    </message>
    <message>
        <source>What has come</source>
        <translation>Что поступило</translation>
    </message>
    <message>
        <source>The offer</source>
        <translation>Предложение</translation>
    </message>
    <message>
        <source>Offered by another station</source>
        <translation>Предложено другой станцией</translation>
    </message>
    <message>
        <source>The case here in which it goes on</source>
        <translation>Дело здесь, в котором это продолжится</translation>
    </message>
    <message>
        <source>{item}: give it an id, each item its own.</source>
        <translation>{item}: дайте обозначение, каждому предмету своё.</translation>
    </message>
    <message>
        <source>Look at every seal, and say how you find it.</source>
        <translation>Осмотрите каждую печать и укажите её состояние.</translation>
    </message>
    <message>
        <source>Look at each item and its packaging. Tick what is taken over: it is in your custody from your signature on. What is not ticked is refused, and stays the giver’s.</source>
        <translation>Осмотрите каждый предмет и его упаковку. Отметьте то, что принимаете: с момента подписи оно на вашем хранении. От неотмеченного вы отказываетесь, и оно остаётся у передающего.</translation>
    </message>
    <message>
        <source>The items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>How they came</source>
        <translation>В каком виде поступили</translation>
    </message>
    <message>
        <source>Why the others are refused</source>
        <translation>Почему в остальных отказано</translation>
    </message>
    <message>
        <source>Nothing to take over</source>
        <translation>Принимать нечего</translation>
    </message>
    <message>
        <source>No bundle that was received here hands anything over to this station, or everything was answered. Receive the other station’s bundle first.</source>
        <translation>Ни один из полученных здесь комплектов ничего не передаёт этой станции, либо на всё уже дан ответ. Сначала получите комплект другой станции.</translation>
    </message>
    <message>
        <source>{giver} of {ledger} hands it to {person}, who signs here.</source>
        <translation>Передаёт {giver} ({ledger}); принимает и подписывает здесь {person}.</translation>
    </message>
</context>
<context>
    <name>ApprovalPart</name>
    <message>
        <source>Approval</source>
        <translation>Утверждение</translation>
    </message>
    <message>
        <source>Whoever approves it signs on this machine, and is never the drafter.</source>
        <translation>Утверждающий подписывает на этой машине и никогда не является составителем.</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Утверждает</translation>
    </message>
    <message>
        <source>Nobody at this station may approve it</source>
        <translation>На этой станции никто не вправе это утвердить</translation>
    </message>
    <message>
        <source>Hand it over: it waits until somebody who may is here.</source>
        <translation>Передайте на утверждение: он подождёт того, кто вправе.</translation>
    </message>
    <message>
        <source>If nobody who may approve it is here: hand it over. It waits on Today, encrypted for this station, for everybody who may approve it.</source>
        <translation>Если здесь нет никого, кто вправе утвердить, передайте на утверждение. Черновик, зашифрованный для этой станции, ждёт на странице «Сегодня» каждого, кто вправе его утвердить.</translation>
    </message>
    <message>
        <source>You approve it as it was drafted, and one more person signs beside you.</source>
        <translation>Вы утверждаете его в том виде, как он составлен, и вместе с вами подписывает ещё одно лицо.</translation>
    </message>
    <message>
        <source>Signs beside you</source>
        <translation>Подписывает вместе с вами</translation>
    </message>
    <message>
        <source>Nobody else has a key at this station</source>
        <translation>Больше ни у кого нет ключа на этой станции</translation>
    </message>
    <message>
        <source>If something is to be changed, give it back: say what, and why.</source>
        <translation>Если что-то нужно изменить, верните: напишите, что и почему.</translation>
    </message>
    <message>
        <source>Hand over for approval</source>
        <translation>Передать на утверждение</translation>
    </message>
    <message>
        <source>Give back to {person}</source>
        <translation>Вернуть составителю {person}</translation>
    </message>
    <message>
        <source>Remark for the drafter</source>
        <translation>Замечание составителю</translation>
    </message>
</context>
<context>
    <name>ArtifactsStep</name>
    <message>
        <source>of {item}, here {ours}</source>
        <translation>от предмета {item}, здесь {ours}</translation>
    </message>
    <message>
        <source>of {item}, which is not here</source>
        <translation>от предмета {item}, которого здесь нет</translation>
    </message>
    <message>
        <source>Copying out of the bundle</source>
        <translation>Копирование из комплекта</translation>
    </message>
    <message>
        <source>No bundle was received yet.</source>
        <translation>Комплектов ещё не получено.</translation>
    </message>
    <message>
        <source>Copying is still under way. Wait, or stop it.</source>
        <translation>Копирование ещё идёт. Подождите или остановите его.</translation>
    </message>
    <message>
        <source>Choose at least one artifact.</source>
        <translation>Выберите хотя бы один цифровой объект.</translation>
    </message>
    <message>
        <source>Copy what is chosen first.</source>
        <translation>Сначала скопируйте выбранное.</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифровые объекты</translation>
    </message>
    <message>
        <source>What is ticked is copied out of the bundle and hashed again. It gets ids of this station; the record of each names what it is at the other.</source>
        <translation>Отмеченное копируется из комплекта, и его хеш вычисляется заново. Оно получает обозначения этой станции; в записи о каждом указано, что это на другой.</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>Which artifacts</source>
        <translation>Какие цифровые объекты</translation>
    </message>
    <message>
        <source>Bundle that was received</source>
        <translation>Полученный комплект</translation>
    </message>
    <message>
        <source>The case here in which they go on</source>
        <translation>Дело здесь, в котором они продолжатся</translation>
    </message>
    <message>
        <source>Copy and hash</source>
        <translation>Скопировать и вычислить хеш</translation>
    </message>
    <message>
        <source>Artifacts of an item that was not taken over go into the case without it.</source>
        <translation>Цифровые объекты предмета, который не принят, входят в дело без него.</translation>
    </message>
    <message>
        <source>No bundle was received yet</source>
        <translation>Комплектов ещё не получено</translation>
    </message>
    <message>
        <source>Receive the bundle of another station first; then its artifacts stand here.</source>
        <translation>Сначала получите комплект другой станции; тогда его цифровые объекты появятся здесь.</translation>
    </message>
    <message>
        <source>{bundle} of {station}, received {at}</source>
        <translation>{bundle} от станции {station}, получен {at}</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) copied and hashed</source>
        <translation>
            <numerusform>%n цифровой объект скопирован, его хеш вычислен</numerusform>
            <numerusform>%n цифровых объекта скопировано, их хеши вычислены</numerusform>
            <numerusform>%n цифровых объектов скопировано, их хеши вычислены</numerusform>
        </translation>
    </message>
    <message>
        <source>They are what the bundle’s record says.</source>
        <translation>Они такие, как сказано в записях комплекта.</translation>
    </message>
</context>
<context>
    <name>AskingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>AuditReport</name>
    <message>
        <source>The ledger is whole: nothing was changed, left out or slipped in.</source>
        <translation>Журнал цел: ничего не изменено, не пропущено и не подложено.</translation>
    </message>
    <message>
        <source>Do not rely on this ledger: something does not hold.</source>
        <translation>Не полагайтесь на этот журнал: что-то не сходится.</translation>
    </message>
    <message numerus="yes">
        <source>Checked {at}: %n event(s), </source>
        <translation>
            <numerusform>Проверено {at}: %n событие, </numerusform>
            <numerusform>Проверено {at}: %n события, </numerusform>
            <numerusform>Проверено {at}: %n событий, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erased by order.</source>
        <translation>
            <numerusform>из них удалено по предписанию: %n.</numerusform>
            <numerusform>из них удалено по предписанию: %n.</numerusform>
            <numerusform>из них удалено по предписанию: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>A demonstration: one person is enough for everything in it.</source>
        <translation>Демонстрация: для всего в ней достаточно одного лица.</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) the clock was set back by a day or more.</source>
        <translation>
            <numerusform>Часы переводились назад на сутки или больше %n раз.</numerusform>
            <numerusform>Часы переводились назад на сутки или больше %n раза.</numerusform>
            <numerusform>Часы переводились назад на сутки или больше %n раз.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) by keys later reported compromised.</source>
        <translation>
            <numerusform>%n событие подписано ключом, который позже признан скомпрометированным.</numerusform>
            <numerusform>%n события подписаны ключами, которые позже признаны скомпрометированными.</numerusform>
            <numerusform>%n событий подписаны ключами, которые позже признаны скомпрометированными.</numerusform>
        </translation>
    </message>
    <message>
        <source>Events before {index} were not judged again: only that not a byte of them differs from what the audit of {at} found good. That audit and this computer are trusted for it. The last audit of everything was {whole}.</source>
        <translation>События до № {index} заново не оценивались: установлено лишь, что ни один их байт не отличается от того, что признала верным проверка {at}. За это отвечают та проверка и этот компьютер. Полная проверка в последний раз проводилась {whole}.</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>верно</translation>
    </message>
    <message>
        <source>FAILS</source>
        <translation>НЕВЕРНО</translation>
    </message>
    <message>
        <source>Event {index}: {reason}</source>
        <translation>Событие {index}: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n good</source>
        <translation>
            <numerusform>верных: %n</numerusform>
            <numerusform>верных: %n</numerusform>
            <numerusform>верных: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by somebody whom this station does not name</source>
        <translation>
            <numerusform>от тех, кого эта станция не называет: %n</numerusform>
            <numerusform>от тех, кого эта станция не называет: %n</numerusform>
            <numerusform>от тех, кого эта станция не называет: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be checked here</source>
        <translation>
            <numerusform>здесь не проверяется: %n</numerusform>
            <numerusform>здесь не проверяется: %n</numerusform>
            <numerusform>здесь не проверяется: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged or forged</source>
        <translation>
            <numerusform>повреждено или подделано: %n</numerusform>
            <numerusform>повреждено или подделано: %n</numerusform>
            <numerusform>повреждено или подделано: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing though the record tells of it</source>
        <translation>
            <numerusform>отсутствует, хотя запись о них есть: %n</numerusform>
            <numerusform>отсутствует, хотя запись о них есть: %n</numerusform>
            <numerusform>отсутствует, хотя запись о них есть: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>faults</source>
        <translation>есть изъяны</translation>
    </message>
    <message>
        <source>no fault</source>
        <translation>изъянов нет</translation>
    </message>
    <message>
        <source>Time stamps and cosignatures: {words}.</source>
        <translation>Метки времени и подписи свидетелей: {words}.</translation>
    </message>
    <message>
        <source>What is damaged proves nothing any more; the record does not rest on it.</source>
        <translation>Повреждённое больше ничего не доказывает; сама запись на это не опирается.</translation>
    </message>
    <message>
        <source>Everything in the file can be read.</source>
        <translation>Всё в файле читается.</translation>
    </message>
    <message>
        <source>Every event has the right form.</source>
        <translation>У каждого события правильная форма.</translation>
    </message>
    <message>
        <source>Every event names the whole record before it.</source>
        <translation>Каждое событие называет весь журнал, который был до него.</translation>
    </message>
    <message>
        <source>Every checkpoint was signed by the log of this ledger.</source>
        <translation>Каждая контрольная точка подписана ключом этого журнала.</translation>
    </message>
    <message>
        <source>Every signature is good.</source>
        <translation>Каждая подпись верна.</translation>
    </message>
    <message>
        <source>Whoever signed had the right to, at that time.</source>
        <translation>Каждый подписавший имел на это право в то время.</translation>
    </message>
    <message>
        <source>No case and no item lacks an event.</source>
        <translation>Ни в одном деле и ни у одного предмета нет пропущенных событий.</translation>
    </message>
    <message>
        <source>The rules of custody hold: one holder at any time.</source>
        <translation>Правила хранения соблюдены: в любое время хранит кто-то один.</translation>
    </message>
    <message>
        <source>What is missing was erased by an order of two.</source>
        <translation>То, чего нет, удалено по предписанию двух лиц.</translation>
    </message>
    <message>
        <source>No salt was used twice.</source>
        <translation>Ни одна соль не использована дважды.</translation>
    </message>
    <message>
        <source>The ledger still holds all that this machine has seen.</source>
        <translation>В журнале есть всё, что видел этот компьютер.</translation>
    </message>
    <message>
        <source>Not that nobody copied the file.</source>
        <translation>Не то, что файл никто не копировал.</translation>
    </message>
    <message>
        <source>Not that what an event says is true.</source>
        <translation>Не то, что сказанное в событии — правда.</translation>
    </message>
    <message>
        <source>Not who wrote it; that is told by the signatures.</source>
        <translation>Не то, кто это написал: об этом говорят подписи.</translation>
    </message>
    <message>
        <source>Not that no other history was shown elsewhere; compare with a printed checkpoint.</source>
        <translation>Не то, что в другом месте не показали другую историю; сравните с напечатанной контрольной точкой.</translation>
    </message>
    <message>
        <source>Not that the key was in its owner&apos;s hand.</source>
        <translation>Не то, что ключ был в руках владельца.</translation>
    </message>
    <message>
        <source>Not that the act was lawful in itself.</source>
        <translation>Не то, что само действие было законным.</translation>
    </message>
    <message>
        <source>Not that everything that happened was recorded.</source>
        <translation>Не то, что записано всё, что произошло.</translation>
    </message>
    <message>
        <source>Not where the thing really lay.</source>
        <translation>Не то, где предмет находился на самом деле.</translation>
    </message>
    <message>
        <source>Not what was erased.</source>
        <translation>Не то, что именно удалено.</translation>
    </message>
    <message>
        <source>It matters only for what is withheld from others.</source>
        <translation>Важно только для того, что удержано от других.</translation>
    </message>
    <message>
        <source>Not what happened before this machine first saw it.</source>
        <translation>Не то, что было до того, как этот компьютер увидел журнал впервые.</translation>
    </message>
</context>
<context>
    <name>AuthorityDialog</name>
    <message>
        <source>Time-stamp authority</source>
        <translation>Служба меток времени</translation>
    </message>
    <message>
        <source>It signs that a checkpoint existed at a time (RFC 3161). Its stamps count only under root certificates that came to you from itself, not over this network.</source>
        <translation>Она подписывает, что контрольная точка существовала в такое-то время (RFC 3161). Её метки принимаются только по корневым сертификатам, полученным от неё самой, а не через эту сеть.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Из файла…</translation>
    </message>
    <message>
        <source>Root certificates (PEM)</source>
        <translation>Корневые сертификаты (PEM)</translation>
    </message>
    <message>
        <source>Root certificates from a file</source>
        <translation>Корневые сертификаты из файла</translation>
    </message>
    <message>
        <source>{file} holds no PEM certificates.</source>
        <translation>В файле {file} нет сертификатов PEM.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Дайте ей название.</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://.</source>
        <translation>Адрес начинается с https:// или http://.</translation>
    </message>
    <message>
        <source>Without its root certificates no stamp of it counts.</source>
        <translation>Без её корневых сертификатов ни одна её метка не принимается.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>пока нет</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this notice</source>
        <translation>Закрыть это сообщение</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>Demonstration</source>
        <translation>Демонстрация</translation>
    </message>
    <message>
        <source>One person may do everything here, and every check says so. No real evidence belongs in this ledger.</source>
        <translation>Здесь одно лицо может делать всё, и каждая проверка об этом говорит. Настоящим доказательствам в этом журнале не место.</translation>
    </message>
    <message>
        <source>This ledger lies on a disk that cannot be written to: read only</source>
        <translation>Этот журнал лежит на диске, на который нельзя писать: только чтение</translation>
    </message>
    <message>
        <source>What is recorded is whole and can be read, searched and verified. To record more, close Custody, make the disk writable, and open the ledger again.</source>
        <translation>Записанное цело, его можно читать, искать и проверять. Чтобы записывать дальше, закройте Custody, сделайте диск доступным для записи и откройте журнал снова.</translation>
    </message>
    <message>
        <source>A key of this station cannot be used: read only</source>
        <translation>Ключ этой станции использовать нельзя: только чтение</translation>
    </message>
    <message>
        <source>What is recorded is whole and can be read, searched and verified. To record more, put the key back from its backup, and open the ledger again.</source>
        <translation>Записанное цело: его можно читать, в нём можно искать, его можно проверять. Чтобы записывать дальше, восстановите ключ из резервной копии и снова откройте журнал.</translation>
    </message>
    <message>
        <source>The words of this language were not found</source>
        <translation>Слова этого языка не найдены</translation>
    </message>
    <message>
        <source>The screen is in English. The ledger is not touched by it.</source>
        <translation>Экран на английском. Журнала это не касается.</translation>
    </message>
    <message>
        <source>What you type is not kept</source>
        <translation>То, что вы вводите, не сохраняется</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Что это значит</translation>
    </message>
    <message>
        <source>This ledger was changed: read only</source>
        <translation>Этот журнал изменён: только чтение</translation>
    </message>
    <message>
        <source>The ledger is older than this machine remembers: read only</source>
        <translation>Журнал старее, чем помнит этот компьютер: только чтение</translation>
    </message>
    <message>
        <source>It has {held} events, and this machine has seen {remembered}. Nothing is written until an administrator records what happened. Change and delete nothing; look for the newer copy first.</source>
        <translation>В нём событий: {held}, а этот компьютер видел: {remembered}. Ничего не записывается, пока администратор не запишет, что случилось. Ничего не меняйте и не удаляйте; сначала найдите более новую копию.</translation>
    </message>
    <message>
        <source>This is not the ledger that this machine has seen: read only</source>
        <translation>Это не тот журнал, который видел этот компьютер: только чтение</translation>
    </message>
    <message>
        <source>It differs within the first {remembered} events. Nothing is written until an administrator records what happened. Change and delete nothing.</source>
        <translation>Он отличается в пределах первых {remembered} событий. Ничего не записывается, пока администратор не запишет, что случилось. Ничего не меняйте и не удаляйте.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Record what happened</source>
        <translation>Записать, что случилось</translation>
    </message>
    <message>
        <source>The clock of this machine was set back</source>
        <translation>Часы этого компьютера переведены назад</translation>
    </message>
    <message>
        <source>It is behind the newest event. What is recorded now keeps its place in the ledger, and is marked as recorded under a doubtful clock.</source>
        <translation>Они отстают от последнего события. Записанное сейчас сохранит своё место в журнале и будет помечено: часы сомнительны.</translation>
    </message>
    <message>
        <source>The clock of this machine is off</source>
        <translation>Часы этого компьютера неточны</translation>
    </message>
    <message>
        <source>What is recorded now is marked as recorded under a doubtful clock. Set the clock, then check it.</source>
        <translation>Записанное сейчас помечается: часы сомнительны. Поставьте часы, затем проверьте их.</translation>
    </message>
    <message>
        <source>Check the clock</source>
        <translation>Проверить часы</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Назад (Alt+Влево)</translation>
    </message>
    <message>
        <source>Search everything   Ctrl+K</source>
        <translation>Искать везде   Ctrl+K</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Another person…</source>
        <translation>Другое лицо…</translation>
    </message>
    <message>
        <source>Locked. Unlock…</source>
        <translation>Заблокировано. Разблокировать…</translation>
    </message>
    <message>
        <source>Nobody’s key is unlocked: one can read, not sign.</source>
        <translation>Ничей ключ не разблокирован: можно читать, но не подписывать.</translation>
    </message>
    <message>
        <source>At the desk:</source>
        <translation>За рабочим местом:</translation>
    </message>
</context>
<context>
    <name>BasisStep</name>
    <message>
        <source>Letters, digits, dots, dashes: as the register gives it.</source>
        <translation>Буквы, цифры, точки, тире: как в реестре.</translation>
    </message>
    <message>
        <source>There is a case of this number. Choose it above.</source>
        <translation>Дело с таким номером есть. Выберите его выше.</translation>
    </message>
    <message>
        <source>Choose the case, or open a new one.</source>
        <translation>Выберите дело или заведите новое.</translation>
    </message>
    <message>
        <source>Choose what allows the search.</source>
        <translation>Выберите, что разрешает следственное действие.</translation>
    </message>
    <message>
        <source>Choose the officer in charge who signs for the case.</source>
        <translation>Выберите ответственного за дело, который подписывает.</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Правовое основание</translation>
    </message>
    <message>
        <source>Every search belongs to a case and rests on an authority. Without a sanction it rests on a ground for urgency, and goes to the investigating judge within 24 hours.</source>
        <translation>Каждое следственное действие относится к делу и опирается на основание. Без санкции оно опирается на неотложность, и в течение 24 часов уведомляется следственный судья.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Existing case</source>
        <translation>Имеющееся дело</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Новое дело</translation>
    </message>
    <message>
        <source>You are in no open case yet. Open a new one.</source>
        <translation>Вы пока не участвуете ни в одном открытом деле. Заведите новое.</translation>
    </message>
    <message>
        <source>What allows the search</source>
        <translation>Что разрешает действие</translation>
    </message>
    <message>
        <source>Recorded authority</source>
        <translation>Записанное основание</translation>
    </message>
    <message>
        <source>Record a new one</source>
        <translation>Записать новое</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Неотложно</translation>
    </message>
    <message>
        <source>This case has no authority that is valid now. Record one, or give the ground.</source>
        <translation>По этому делу нет действующего основания. Запишите его или укажите причину неотложности.</translation>
    </message>
    <message>
        <source>The 24 hours for the investigating judge begin with the search; Today counts them.</source>
        <translation>24 часа для следственного судьи идут с начала действия; отсчёт на странице «Сегодня».</translation>
    </message>
    <message>
        <source>Officer in charge</source>
        <translation>Ответственный за дело</translation>
    </message>
    <message>
        <source>You do not hold that role. Who does signs the opening of the case or the authority, on this machine, at the end of the run.</source>
        <translation>У вас нет этой роли. Тот, у кого она есть, подписывает заведение дела или основание на этом компьютере, в конце.</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Кто подписывает</translation>
    </message>
    <message>
        <source>Nobody with a key at this station holds that role. An administrator enrols an officer in charge: Settings leads there.</source>
        <translation>На этой станции ни у кого с ключом этой роли нет. Ответственного за дело регистрирует администратор: это делается в настройках.</translation>
    </message>
    <message>
        <source>valid until {time}</source>
        <translation>действует до {time}</translation>
    </message>
    <message>
        <source>Carries out the search and the seizure.</source>
        <translation>Проводит следственное действие и изъятие.</translation>
    </message>
</context>
<context>
    <name>BroughtStep</name>
    <message>
        <source>What it brings</source>
        <translation>Что в нём</translation>
    </message>
    <message>
        <source>Its history stays that station’s own. Items and artifacts continue here only when somebody takes them over and signs for it; the record then names where they came from.</source>
        <translation>Его история остаётся историей той станции. Предметы и цифровые объекты продолжаются здесь, только когда кто-то примет их и подпишет это; в записи указано, откуда они.</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>What may continue here</source>
        <translation>Что может продолжиться здесь</translation>
    </message>
    <message>
        <source>What it keeps back</source>
        <translation>Что в нём скрыто</translation>
    </message>
    <message>
        <source>The case that it concerns</source>
        <translation>Дело, которого он касается</translation>
    </message>
    <message>
        <source>None of ours</source>
        <translation>Ни одно из наших</translation>
    </message>
    <message>
        <source>Those who work on the case see it in its history.</source>
        <translation>Те, кто работает по делу, видят его в истории дела.</translation>
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
        <translation>Комплект</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Для кого</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Conditions that travel along</source>
        <translation>Условия, которые передаются вместе</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s), </source>
        <translation>
            <numerusform>%n цифровой объект, </numerusform>
            <numerusform>%n цифровых объекта, </numerusform>
            <numerusform>%n цифровых объектов, </numerusform>
        </translation>
    </message>
    <message>
        <source>Cases there</source>
        <translation>Дела там</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифровые объекты</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Events not shown</source>
        <translation>События, которые не показаны</translation>
    </message>
    <message>
        <source>Without private part</source>
        <translation>Без закрытой части</translation>
    </message>
    <message>
        <source>Artifacts without contents</source>
        <translation>Цифровые объекты без содержимого</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Ничего</translation>
    </message>
    <message>
        <source>everything of its scope is in it</source>
        <translation>в нём всё, что входит в его объём</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{items}, to {person}</source>
        <translation>{items}, кому: {person}</translation>
    </message>
    <message>
        <source>It hands items over to this station</source>
        <translation>Этой станции передаются предметы</translation>
    </message>
    <message>
        <source>Items in it are on their way to another station, not to this one</source>
        <translation>Предметы в нём в пути к другой станции, не к этой</translation>
    </message>
</context>
<context>
    <name>BundleContents</name>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Custody picture</source>
        <translation>Схема хранения</translation>
    </message>
    <message>
        <source>Who held what</source>
        <translation>У кого что было</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Несоответствия</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифровые объекты</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Only the first {count} events are shown here; the bundle has them all.</source>
        <translation>Здесь показаны только первые {count} событий; в комплекте есть все.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Несоответствие</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Выявлено</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>У кого</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С какого времени</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До какого времени</translation>
    </message>
    <message>
        <source>Event in the case</source>
        <translation>Событие в деле</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Цифровой объект</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>File in the bundle</source>
        <translation>Файл в комплекте</translation>
    </message>
    <message>
        <source>no disclosed event names it</source>
        <translation>ни одно раскрытое событие его не называет</translation>
    </message>
    <message>
        <source>Event that names it</source>
        <translation>Событие, где он назван</translation>
    </message>
    <message>
        <source>There is nothing of this kind in the bundle.</source>
        <translation>Такого в комплекте нет.</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>acknowledged, open</source>
        <translation>рассмотрено, не закрыто</translation>
    </message>
    <message>
        <source>open</source>
        <translation>не закрыто</translation>
    </message>
    <message>
        <source>What was read before signing is not disclosed here.</source>
        <translation>То, что было прочитано перед подписью, здесь не раскрыто.</translation>
    </message>
</context>
<context>
    <name>BundleView</name>
    <message>
        <source>Checking {name}</source>
        <translation>Проверяется {name}</translation>
    </message>
    <message>
        <source>Checked by this program on {at}.</source>
        <translation>Проверено этой программой: {at}.</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Комплект</translation>
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
        <translation>Для кого</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Открыть папку…</translation>
    </message>
    <message>
        <source>Open a ZIP…</source>
        <translation>Открыть ZIP…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Результаты проверки</translation>
    </message>
    <message>
        <source>What it tells</source>
        <translation>О чём говорит</translation>
    </message>
    <message>
        <source>Drop a bundle here</source>
        <translation>Перетащите сюда комплект</translation>
    </message>
    <message>
        <source>A folder with bagit.txt, a ZIP, or an encrypted .age file. It is only read: nothing of it is taken into a ledger, and nothing in it is run.</source>
        <translation>Папка с bagit.txt, ZIP или зашифрованный файл .age. Он только читается: ничто из него не берётся в журнал, и ничто в нём не запускается.</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Чтение {name}</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Сохранить копию</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>Сохраняется {name}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Warning: {text}</source>
        <translation>Предупреждение: {text}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Примечание: {text}</translation>
    </message>
</context>
<context>
    <name>BundleWindow</name>
    <message>
        <source>Custody: a bundle</source>
        <translation>Custody: комплект</translation>
    </message>
    <message>
        <source>A bundle from somebody else</source>
        <translation>Комплект от других</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
</context>
<context>
    <name>BundlesPage</name>
    <message>
        <source>Bundles</source>
        <translation>Комплекты</translation>
    </message>
    <message>
        <source>Export a bundle…</source>
        <translation>Выгрузить комплект…</translation>
    </message>
    <message>
        <source>Open a bundle…</source>
        <translation>Открыть комплект…</translation>
    </message>
    <message>
        <source>Receive a bundle…</source>
        <translation>Получить комплект…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Простыми словами</translation>
    </message>
    <message>
        <source>No bundle was made or received yet</source>
        <translation>Комплектов пока не составляли и не получали</translation>
    </message>
    <message>
        <source>A bundle hands a case to others, who can check it without this program.</source>
        <translation>Комплект передаёт дело другим, и они могут проверить его без этой программы.</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Case {case}</source>
        <translation>Дело {case}</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>Record…</source>
        <translation>Записать…</translation>
    </message>
    <message>
        <source>Export a bundle…</source>
        <translation>Выгрузить комплект…</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>Части дела</translation>
    </message>
    <message>
        <source>Events of the case</source>
        <translation>События по делу</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>No item was found, seized or received in this case yet.</source>
        <translation>По этому делу пока ничего не обнаружено, не изъято и не получено.</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифровые объекты</translation>
    </message>
    <message>
        <source>No data were taken, received or hashed in this case yet.</source>
        <translation>По этому делу данные пока не снимали, не получали и хеш-суммы не вычисляли.</translation>
    </message>
    <message>
        <source>Orders and requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>No order or request was approved in this case yet.</source>
        <translation>По этому делу пока не утверждено ни одного распоряжения или запроса.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Nobody is assigned to this case yet.</source>
        <translation>На это дело пока никто не назначен.</translation>
    </message>
    <message>
        <source>Places and searches</source>
        <translation>Места и следственные действия</translation>
    </message>
    <message>
        <source>No search was made and nothing was put into a store yet.</source>
        <translation>Следственных действий пока не было, и в хранилище ничего не помещали.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>No document was attached in this case yet.</source>
        <translation>К этому делу пока не приложено документов.</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>Комплекты</translation>
    </message>
    <message>
        <source>No bundle left this case yet.</source>
        <translation>Комплектов по этому делу пока не передавали.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Несоответствия</translation>
    </message>
    <message>
        <source>Nothing wrong was found in this case.</source>
        <translation>По этому делу несоответствий нет.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Хронология</translation>
    </message>
    <message>
        <source>People and places</source>
        <translation>Люди и места</translation>
    </message>
    <message>
        <source>opened {at}</source>
        <translation>заведено {at}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n событие</numerusform>
            <numerusform>%n события</numerusform>
            <numerusform>%n событий</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ведётся</translation>
    </message>
    <message numerus="yes">
        <source>%n open finding(s)</source>
        <translation>
            <numerusform>%n незакрытое несоответствие</numerusform>
            <numerusform>%n незакрытых несоответствия</numerusform>
            <numerusform>%n незакрытых несоответствий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Cases</source>
        <translation>Дела</translation>
    </message>
    <message>
        <source>Number, name, serial, IMEI, digest or any word</source>
        <translation>Номер, название, серийный номер, IMEI, хеш-сумма или любое слово</translation>
    </message>
    <message>
        <source>Open a case…</source>
        <translation>Завести дело…</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>Дел пока нет</translation>
    </message>
    <message>
        <source>A case holds what was seized, ordered, received and found out in it.</source>
        <translation>В деле собрано то, что изъято, запрошено, получено и установлено.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что обнаружено</translation>
    </message>
    <message>
        <source>Nothing in this ledger fits. Words are searched as they begin.</source>
        <translation>В этом журнале ничего не подходит. Слова ищутся по началу.</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>Найдено: %n</numerusform>
            <numerusform>Найдено: %n</numerusform>
            <numerusform>Найдено: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>№ регистрации</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифровые объекты</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>Несоответствия</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Последнее событие</translation>
    </message>
    <message>
        <source>case</source>
        <translation>дело</translation>
    </message>
    <message>
        <source>item</source>
        <translation>предмет</translation>
    </message>
    <message>
        <source>artifact</source>
        <translation>цифровой объект</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>печать</translation>
    </message>
    <message>
        <source>request</source>
        <translation>запрос</translation>
    </message>
    <message>
        <source>search</source>
        <translation>следственное действие</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>несоответствие</translation>
    </message>
    <message>
        <source>person</source>
        <translation>лицо</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>комплект</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>основание</translation>
    </message>
    <message>
        <source>event</source>
        <translation>событие</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Записано</translation>
    </message>
</context>
<context>
    <name>Cautions</name>
    <message>
        <source>The address {subject} is given without time and offset.</source>
        <translation>Адрес {subject} указан без времени и смещения.</translation>
    </message>
    <message>
        <source>The address {subject} is given without its source port. Carriers need it where many share an address.</source>
        <translation>Адрес {subject} указан без порта источника. Он нужен оператору там, где один адрес делят многие.</translation>
    </message>
    <message>
        <source>{subject}: the check digit does not fit. Read it again from the thing.</source>
        <translation>{subject}: контрольная цифра не сходится. Прочитайте номер на предмете ещё раз.</translation>
    </message>
    <message>
        <source>The confirmation of {subject} is sent after its term.</source>
        <translation>Подтверждение по {subject} отправляется после срока.</translation>
    </message>
    <message>
        <source>The end that was named lies beyond the term, which ends at {subject}.</source>
        <translation>Указанный конец выходит за предельный срок: {subject}.</translation>
    </message>
    <message>
        <source>The end that was named is later than what the rule makes sure, which is counted on: at least until {subject}.</source>
        <translation>Названный конец позже того, что гарантирует правило. Счёт ведётся по правилу, не менее чем до: {subject}.</translation>
    </message>
</context>
<context>
    <name>CheckBundleStep</name>
    <message>
        <source>Checking {name}</source>
        <translation>Проверяется {name}</translation>
    </message>
    <message>
        <source>Choose a bundle.</source>
        <translation>Выберите комплект.</translation>
    </message>
    <message>
        <source>It is still being verified. Wait, or stop it.</source>
        <translation>Он ещё проверяется. Подождите или остановите проверку.</translation>
    </message>
    <message>
        <source>This bundle is not received: see the reason above.</source>
        <translation>Этот комплект не принимается: причина указана выше.</translation>
    </message>
    <message>
        <source>The bundle</source>
        <translation>Комплект</translation>
    </message>
    <message>
        <source>It is verified first. Nothing of it stands in this ledger before you have signed, and nothing of it is ever mixed with our own record.</source>
        <translation>Сначала он проверяется. Пока вы не подписали, ничего из него в этом журнале нет, и с нашими записями он никогда не смешивается.</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Папка…</translation>
    </message>
    <message>
        <source>ZIP or .age file…</source>
        <translation>ZIP или файл .age…</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation>Все результаты проверки</translation>
    </message>
    <message>
        <source>Drop the bundle of another station here: a folder, a ZIP, or an .age file.</source>
        <translation>Перетащите сюда комплект другой станции: папку, ZIP или файл .age.</translation>
    </message>
    <message>
        <source>Nothing of it was recorded or kept.</source>
        <translation>Ничего из него не записано и не сохранено.</translation>
    </message>
    <message>
        <source>It was not verified to its end</source>
        <translation>Проверка не доведена до конца</translation>
    </message>
    <message>
        <source>Its station’s trust line is known here from an earlier bundle.</source>
        <translation>Строка доверия этой станции известна здесь из прежнего комплекта.</translation>
    </message>
    <message>
        <source>Bundles (*.zip *.age bagit.txt)</source>
        <translation>Комплекты (*.zip *.age bagit.txt)</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>There is nothing to accept.</source>
        <translation>Принимать нечего.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>The receiver reads this page, looks at each item and its seal, and scans or ticks it.</source>
        <translation>Получатель читает эту страницу, осматривает каждый предмет и его печать и сканирует или отмечает его.</translation>
    </message>
    <message>
        <source>Scan an item or a seal</source>
        <translation>Отсканируйте предмет или печать</translation>
    </message>
    <message>
        <source>Nothing to accept</source>
        <translation>Принимать нечего</translation>
    </message>
    <message>
        <source>Nobody has offered an item to the person whose key is unlocked.</source>
        <translation>Лицу, чей ключ разблокирован, никто ничего не передаёт.</translation>
    </message>
    <message>
        <source>{item} is here.</source>
        <translation>{item} на месте.</translation>
    </message>
    <message>
        <source>{text}: no item or seal of these offers. Do not accept it unseen.</source>
        <translation>{text}: такого предмета или печати в этой передаче нет. Не принимайте, не посмотрев.</translation>
    </message>
</context>
<context>
    <name>CheckpointDialog</name>
    <message>
        <source>Code of the checkpoint</source>
        <translation>Код контрольной точки</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить как PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Checkpoint {size}</source>
        <translation>Контрольная точка {size}</translation>
    </message>
    <message>
        <source>The second line tells how many events the ledger holds, the third the root of all of them. Kept with the paper, it shows later whether anything before was changed. That it was printed is recorded, signed by the station.</source>
        <translation>Вторая строка говорит, сколько событий в журнале, третья — корень всех этих событий. Сохранённая вместе с бумагой, точка покажет потом, было ли что-либо прежнее изменено. О печати вносится запись за подписью станции.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить как PDF</translation>
    </message>
    <message>
        <source>Recorded as event #{index}.</source>
        <translation>Записано как событие №{index}.</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Choose or type</source>
        <translation>Выберите или введите</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Choose what is to be recorded. What is grey says why it cannot be now.</source>
        <translation>Выберите, что записать. У недоступного указано, почему сейчас нельзя.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>none: a new case, or the ledger itself</source>
        <translation>нет: новое дело или сам журнал</translation>
    </message>
    <message>
        <source>Choose what is to be recorded.</source>
        <translation>Выберите, что записать.</translation>
    </message>
</context>
<context>
    <name>ChosenPaths</name>
    <message>
        <source>Take out {name}</source>
        <translation>Убрать {name}</translation>
    </message>
</context>
<context>
    <name>CloseTransferRun</name>
    <message>
        <source>Close a transfer</source>
        <translation>Завершить передачу</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Signed and recorded</source>
        <translation>Подписано и записано</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) recorded: signed, and on disk. The draft is gone.</source>
        <translation>
            <numerusform>%n событие записано в журнал на диске и подписано. Черновика больше нет.</numerusform>
            <numerusform>%n события записаны в журнал на диске и подписаны. Черновика больше нет.</numerusform>
            <numerusform>%n событий записаны в журнал на диске и подписаны. Черновика больше нет.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Checkpoint {size}</source>
        <translation>Контрольная точка {size}</translation>
    </message>
    <message>
        <source>Root of the checkpoint</source>
        <translation>Значение контрольной точки</translation>
    </message>
    <message>
        <source>Written on paper, the checkpoint ties the paper to the ledger: nobody can later change what was recorded up to here without it being seen.</source>
        <translation>Записанная на бумаге контрольная точка связывает бумагу с журналом: никто не сможет незаметно изменить записанное до неё.</translation>
    </message>
    <message>
        <source>Print checkpoint…</source>
        <translation>Напечатать контрольную точку…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ClosingStep</name>
    <message>
        <source>The received bundles are still being read.</source>
        <translation>Полученные комплекты ещё читаются.</translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation>Ответа ещё нет.</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>What the other station signed closes the transfer here: what it took over leaves this ledger, what it refused is with the giver again.</source>
        <translation>То, что подписала другая станция, завершает передачу здесь: принятое ею выбывает из этого журнала, то, от чего она отказалась, снова у передающего.</translation>
    </message>
    <message>
        <source>Transfers that were answered</source>
        <translation>Передачи, на которые есть ответ</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Передача</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Ответа ещё нет</translation>
    </message>
    <message>
        <source>No bundle that was received here answers a transfer to another station. Receive the answer file of that station first.</source>
        <translation>Ни один из полученных здесь комплектов не отвечает на передачу другой станции. Сначала получите файл ответа той станции.</translation>
    </message>
    <message>
        <source>{items} to {person}, {station}</source>
        <translation>{items}: кому {person}, {station}</translation>
    </message>
    <message>
        <source>Taken over there</source>
        <translation>Принято там</translation>
    </message>
    <message>
        <source>Refused, with us again</source>
        <translation>Отказано, снова у нас</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Без ответа</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Передал(а)</translation>
    </message>
    <message>
        <source>Ledger there</source>
        <translation>Журнал там</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Item</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Хранит</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Где лежит</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С какого времени</translation>
    </message>
    <message>
        <source>Seals</source>
        <translation>Печати</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Цифровой объект</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>Name or kind</source>
        <translation>Имя или тип</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Last found right</source>
        <translation>Цел при проверке</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Сохранность</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Do…</source>
        <translation>Действия…</translation>
    </message>
    <message>
        <source>working copy of {artifact}</source>
        <translation>рабочая копия {artifact}</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Make a working copy…</source>
        <translation>Сделать рабочую копию…</translation>
    </message>
    <message>
        <source>Record what was derived from it…</source>
        <translation>Записать полученное из него обработкой…</translation>
    </message>
    <message>
        <source>See its event</source>
        <translation>Показать его событие</translation>
    </message>
    <message>
        <source>Look at the table</source>
        <translation>Посмотреть таблицу</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>отличается</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>отсутствует</translation>
    </message>
    <message>
        <source>deleted by decision</source>
        <translation>удалено по решению</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>как записано</translation>
    </message>
    <message>
        <source>{state}, restricted</source>
        <translation>{state}, доступ ограничен</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Процедура</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Лицо</translation>
    </message>
    <message>
        <source>Role in the case</source>
        <translation>Роль в деле</translation>
    </message>
    <message>
        <source>Assigned from</source>
        <translation>Назначен с</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Назначен по</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Хранилище</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Следственное действие</translation>
    </message>
    <message>
        <source>Place or search</source>
        <translation>Место или действие</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Что там</translation>
    </message>
    <message>
        <source>Recorded with</source>
        <translation>Записано событием</translation>
    </message>
    <message>
        <source>Kind, title or number</source>
        <translation>Вид, название или номер</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>передан</translation>
    </message>
    <message>
        <source>made</source>
        <translation>составлен</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Комплект</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Составлен</translation>
    </message>
</context>
<context>
    <name>CommandsList</name>
    <message>
        <source>What happened? Type a word of it</source>
        <translation>Что произошло? Введите слово</translation>
    </message>
    <message>
        <source>What can be recorded</source>
        <translation>Что можно записать</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>From others</source>
        <translation>От других</translation>
    </message>
    <message>
        <source>From others, and the contact point</source>
        <translation>От других и контактный пункт</translation>
    </message>
    <message>
        <source>Requests of other States, information that came unasked, calls by day and night, consents and joint teams. Choose the case first. What comes before there is one is kept without it, and goes on in the case that you choose later.</source>
        <translation>Запросы других государств, информация, поступившая без запроса, звонки днём и ночью, согласия и совместные группы. Сначала выберите дело. Поступившее до открытия дела хранится без дела и продолжается в деле, которое вы выберете позже.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>Дела ещё нет</translation>
    </message>
    <message>
        <source>Register a foreign request…</source>
        <translation>Зарегистрировать иностранный запрос…</translation>
    </message>
    <message>
        <source>Receive information…</source>
        <translation>Принять информацию…</translation>
    </message>
    <message>
        <source>Log a call…</source>
        <translation>Внести обращение в журнал…</translation>
    </message>
    <message>
        <source>Ask for consent…</source>
        <translation>Запросить согласие…</translation>
    </message>
    <message>
        <source>Propose a joint team…</source>
        <translation>Предложить совместную группу…</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Log of contacts</source>
        <translation>Журнал контактов</translation>
    </message>
    <message>
        <source>No other State, provider or person has asked or sent anything yet.</source>
        <translation>Ни одно государство, ни один провайдер и ни одно лицо пока ничего не запросили и не прислали.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ещё нет</translation>
    </message>
    <message>
        <source>None yet. What is recorded next stands in the case that is chosen above.</source>
        <translation>Ещё нет. Следующая запись войдёт в дело, выбранное выше.</translation>
    </message>
</context>
<context>
    <name>ContentsStep</name>
    <message>
        <source>Say what every file holds; nothing is said of {name}.</source>
        <translation>Укажите, что в каждом файле; о {name} ничего не сказано.</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Что внутри</translation>
    </message>
    <message>
        <source>Tick the categories in the first line, and in a file’s own line where it differs. What nobody can classify yet counts as content.</source>
        <translation>Отметьте категории в первой строке, а где файл отличается — в его строке. То, что пока никто не может отнести к категории, считается содержанием.</translation>
    </message>
    <message>
        <source>Categories of data</source>
        <translation>Категории данных</translation>
    </message>
    <message>
        <source>Categories of data in each file</source>
        <translation>Категории данных в каждом файле</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
    <message>
        <source>not covered</source>
        <translation>не охвачено запросом</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>охвачено запросом</translation>
    </message>
    <message>
        <source>{request} did not cover: {categories}</source>
        <translation>{request} не охватывает: {categories}</translation>
    </message>
    <message>
        <source>It is recorded as it came, and a finding is raised. Open nothing of it until the prosecutor has decided; access can be restricted right after signing.</source>
        <translation>Записывается так, как поступило, и выявляется несоответствие. Ничего из этого не открывайте, пока не решит прокурор; сразу после подписи доступ можно ограничить.</translation>
    </message>
</context>
<context>
    <name>CopiesStep</name>
    <message>
        <source>Take at least one file.</source>
        <translation>Возьмите хотя бы один файл.</translation>
    </message>
    <message>
        <source>The image or the files, as they lie on this machine or on a mounted medium. They are hashed while they are copied.</source>
        <translation>Образ или файлы на этом компьютере или на подключённом носителе. Хеш-суммы вычисляются во время копирования.</translation>
    </message>
</context>
<context>
    <name>CopyHere</name>
    <message>
        <source>Make the copy here</source>
        <translation>Сделать копию здесь</translation>
    </message>
    <message>
        <source>The source is copied, and the copy is read again where it lies and held against the record. The fields below are filled in.</source>
        <translation>Источник копируется, копия перечитывается там, где лежит, и сверяется с записью. Поля ниже заполняются.</translation>
    </message>
    <message>
        <source>Copy of</source>
        <translation>Копия чего</translation>
    </message>
    <message>
        <source>Copy into a folder…</source>
        <translation>Копировать в папку…</translation>
    </message>
    <message>
        <source>Copied and read again, equal: {path}</source>
        <translation>Скопировано и перечитано, совпадает: {path}</translation>
    </message>
    <message>
        <source>Folder of the copy</source>
        <translation>Папка для копии</translation>
    </message>
</context>
<context>
    <name>CorrectRun</name>
    <message>
        <source>Correct an event</source>
        <translation>Исправить событие</translation>
    </message>
    <message>
        <source>Correction of event {number}</source>
        <translation>Исправление события {number}</translation>
    </message>
</context>
<context>
    <name>CorrectStep</name>
    <message>
        <source>Correction</source>
        <translation>Исправление</translation>
    </message>
    <message>
        <source>The event stays as it was signed. Yours is put beside it, and lists show your value with a mark that opens both.</source>
        <translation>Событие остаётся таким, каким его подписали. Ваше значение ставится рядом, и списки показывают его с пометкой, которая открывает оба.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что неверно</translation>
    </message>
    <message>
        <source>Choose the field</source>
        <translation>Выберите поле</translation>
    </message>
    <message>
        <source>Choose the field that is wrong.</source>
        <translation>Выберите поле, в котором ошибка.</translation>
    </message>
    <message>
        <source>Say what it should be.</source>
        <translation>Укажите, как должно быть.</translation>
    </message>
    <message>
        <source>This is what stands there already.</source>
        <translation>Там уже так и написано.</translation>
    </message>
    <message>
        <source>Say why it is corrected.</source>
        <translation>Укажите, почему исправляется.</translation>
    </message>
    <message>
        <source>It says now: {value}</source>
        <translation>Сейчас записано: {value}</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Когда это было</translation>
    </message>
</context>
<context>
    <name>CosignPart</name>
    <message>
        <source>Say where the answer file goes.</source>
        <translation>Укажите, куда сохранить файл ответа.</translation>
    </message>
    <message>
        <source>{path} is there already: it is not written over.</source>
        <translation>{path} уже существует: он не перезаписывается.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>Папки {path} нет.</translation>
    </message>
    <message>
        <source>As their witness</source>
        <translation>Как их свидетель</translation>
    </message>
    <message>
        <source>This station cosigns the sender’s newest head, if it continues all that was cosigned before. The small file goes back to them: then they cannot quietly rewrite what stands below it.</source>
        <translation>Эта станция подписывает последнюю контрольную точку отправителя, если она продолжает все подписанные ранее. Небольшой файл возвращается отправителю: после этого записи до этой точки нельзя незаметно переписать.</translation>
    </message>
    <message>
        <source>Cosign the sender’s head</source>
        <translation>Подписать контрольную точку отправителя</translation>
    </message>
    <message>
        <source>Answer file</source>
        <translation>Файл ответа</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose where the answer file goes</source>
        <translation>Выбрать место для файла ответа</translation>
    </message>
</context>
<context>
    <name>CourseDetail</name>
    <message>
        <source>What may be recorded next</source>
        <translation>Что можно записать дальше</translation>
    </message>
    <message>
        <source>What was recorded of it</source>
        <translation>Что об этом записано</translation>
    </message>
</context>
<context>
    <name>CourseState</name>
    <message>
        <source>announced to us</source>
        <translation>нам сообщено заранее</translation>
    </message>
    <message>
        <source>their conditions are considered</source>
        <translation>их условия рассматриваются</translation>
    </message>
    <message>
        <source>conditions accepted</source>
        <translation>условия приняты</translation>
    </message>
    <message>
        <source>conditions declined</source>
        <translation>условия отклонены</translation>
    </message>
    <message>
        <source>information received</source>
        <translation>информация получена</translation>
    </message>
    <message>
        <source>linked to a case</source>
        <translation>приобщена к делу</translation>
    </message>
    <message>
        <source>data accessed</source>
        <translation>доступ к данным получен</translation>
    </message>
    <message>
        <source>consent given</source>
        <translation>согласие дано</translation>
    </message>
    <message>
        <source>consent asked for</source>
        <translation>согласие запрошено</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>согласие отозвано</translation>
    </message>
    <message>
        <source>captured, not hashed</source>
        <translation>снято, не хешировано</translation>
    </message>
    <message>
        <source>hashed, not read again</source>
        <translation>хешировано, повторно не прочитано</translation>
    </message>
    <message>
        <source>read again and the same</source>
        <translation>прочитано повторно, совпадает</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отказано</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>работает</translation>
    </message>
    <message>
        <source>call received</source>
        <translation>обращение принято</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>Information received unasked (Article 26)</source>
        <translation>Информация, полученная без запроса (статья 26)</translation>
    </message>
    <message>
        <source>Request of another State (Articles 29 and 30)</source>
        <translation>Запрос другого государства (статьи 29 и 30)</translation>
    </message>
    <message>
        <source>Consent to access (Article 32(b))</source>
        <translation>Согласие на доступ (статья 32(b))</translation>
    </message>
    <message>
        <source>Public data captured (Article 32(a))</source>
        <translation>Снятые общедоступные данные (статья 32(a))</translation>
    </message>
    <message>
        <source>Call at the contact point (Article 35)</source>
        <translation>Обращение в контактный пункт (статья 35)</translation>
    </message>
    <message>
        <source>Joint investigation team</source>
        <translation>Совместная следственная группа</translation>
    </message>
</context>
<context>
    <name>CustodyChart</name>
    <message>
        <source>Custody picture</source>
        <translation>Схема хранения</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Мельче (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Крупнее (+)</translation>
    </message>
    <message>
        <source>Fit the width (0)</source>
        <translation>По ширине (0)</translation>
    </message>
    <message>
        <source>Save the picture as SVG</source>
        <translation>Сохранить схему в SVG</translation>
    </message>
    <message>
        <source>Arrow keys go from mark to mark, Enter opens the event. Ctrl and wheel zoom.</source>
        <translation>Стрелки переводят от знака к знаку, Enter открывает событие. Ctrl и колесо меняют масштаб.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Сохранить схему</translation>
    </message>
    <message>
        <source>Pictures (*.svg)</source>
        <translation>Рисунки (*.svg)</translation>
    </message>
</context>
<context>
    <name>DataStep</name>
    <message>
        <source>Data</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Files, folders, images or a mounted device that were copied here and now. They are hashed while they are copied. Without any, go on.</source>
        <translation>Файлы, папки, образы или подключённое устройство, которые копируются здесь и сейчас. Хеш-суммы вычисляются во время копирования. Если их нет, идите дальше.</translation>
    </message>
    <message>
        <source>Drop files or folders here</source>
        <translation>Перетащите сюда файлы или папки</translation>
    </message>
    <message>
        <source>Files or images…</source>
        <translation>Файлы или образы…</translation>
    </message>
    <message>
        <source>Take files or images</source>
        <translation>Взять файлы или образы</translation>
    </message>
    <message>
        <source>Folder or device…</source>
        <translation>Папка или устройство…</translation>
    </message>
    <message>
        <source>Take a folder or a mounted device</source>
        <translation>Взять папку или подключённое устройство</translation>
    </message>
</context>
<context>
    <name>Deadline</name>
    <message>
        <source>Preservation under {subject}</source>
        <translation>Сохранность по {subject}</translation>
    </message>
    <message>
        <source>Assistance request to follow {subject}</source>
        <translation>Запрос о помощи вслед за {subject}</translation>
    </message>
    <message>
        <source>Written confirmation of {subject}</source>
        <translation>Письменное подтверждение по {subject}</translation>
    </message>
    <message>
        <source>Answer to {subject}</source>
        <translation>Ответ на {subject}</translation>
    </message>
    <message>
        <source>Court&apos;s review of search {subject}</source>
        <translation>Проверка судом действия {subject}</translation>
    </message>
    <message>
        <source>Acceptance of a hand-over</source>
        <translation>Приём передачи</translation>
    </message>
    <message>
        <source>Return of {subject} to the store</source>
        <translation>Возврат {subject} в хранилище</translation>
    </message>
    <message>
        <source>Charge check of {subject}</source>
        <translation>Проверка заряда предмета {subject}</translation>
    </message>
    <message>
        <source>ended {end}</source>
        <translation>истёк {end}</translation>
    </message>
    <message>
        <source>ends at the latest {end}</source>
        <translation>истекает не позднее {end}</translation>
    </message>
    <message>
        <source>kept at least until {end}</source>
        <translation>хранится не менее чем до {end}</translation>
    </message>
    <message>
        <source>kept until {end}, as they wrote</source>
        <translation>хранится до {end}, как ответили</translation>
    </message>
    <message>
        <source>due {end}</source>
        <translation>срок {end}</translation>
    </message>
</context>
<context>
    <name>DerivedHere</name>
    <message>
        <source>Take in what was made</source>
        <translation>Принять сделанное</translation>
    </message>
    <message>
        <source>Choose the files or drop them here. They are hashed and kept, and their numbers are filled in below.</source>
        <translation>Выберите файлы или перетащите их сюда. Для них вычисляются хеш-суммы, сами они сохраняются, а номера заполняются ниже.</translation>
    </message>
    <message>
        <source>Choose the files that were made.</source>
        <translation>Выберите сделанные файлы.</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Search the directory</source>
        <translation>Поиск в справочнике</translation>
    </message>
    <message>
        <source>Nobody in the directory is like that.</source>
        <translation>В справочнике таких нет.</translation>
    </message>
    <message>
        <source>This agency keeps no directory yet. It is a file of kind “contacts”: {file}. Help, “Requests”, tells what stands in it.</source>
        <translation>Этот орган пока не ведёт справочник. Это файл вида «contacts»: {file}. Что в нём пишут, сказано в справке, в разделе «Запросы».</translation>
    </message>
    <message>
        <source>Directory of contacts</source>
        <translation>Справочник контактов</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>не подтверждено</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Скопировать всё</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Телефоны</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Электронная почта</translation>
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
        <translation>Замещает</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Часы работы</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Языки</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>не указан</translation>
    </message>
    <message>
        <source>Last reached</source>
        <translation>Последняя связь</translation>
    </message>
</context>
<context>
    <name>DirectoryButton</name>
    <message>
        <source>Addressee from the directory…</source>
        <translation>Адресат из справочника…</translation>
    </message>
</context>
<context>
    <name>DirectoryDialog</name>
    <message>
        <source>Choose from the directory</source>
        <translation>Выбор из справочника</translation>
    </message>
    <message>
        <source>Addresses are the agency’s own data. Where one is unconfirmed, or was checked long ago, call before you send.</source>
        <translation>Адреса — данные самого органа. Если адрес не подтверждён или проверялся давно, позвоните перед отправкой.</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>{field}: pick a file</source>
        <translation>{field}: выбрать файл</translation>
    </message>
    <message>
        <source>{field}: take the file out</source>
        <translation>{field}: убрать файл</translation>
    </message>
    <message>
        <source>Pick a file</source>
        <translation>Выбрать файл</translation>
    </message>
    <message>
        <source>Pick a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation>или перетащите его сюда</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Другой файл…</translation>
    </message>
</context>
<context>
    <name>DueRow</name>
    <message>
        <source>ask whether it is still kept</source>
        <translation>спросить, хранится ли ещё</translation>
    </message>
</context>
<context>
    <name>EndStep</name>
    <message>
        <source>The end is later than now. Leave it empty for the moment of the review.</source>
        <translation>Окончание позже текущего времени. Оставьте его пустым, чтобы взять момент просмотра перед подписью.</translation>
    </message>
    <message>
        <source>Without attesting witnesses, attach the page that was signed on paper.</source>
        <translation>Без понятых приложите страницу, подписанную на бумаге.</translation>
    </message>
    <message>
        <source>Choose who signs beside you for the data that were taken.</source>
        <translation>Выберите, кто ещё подписывает снятые данные.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Окончание</translation>
    </message>
    <message>
        <source>The last words of the record. After them you read all of it once more.</source>
        <translation>Последние слова записи. После них вы читаете всё ещё раз.</translation>
    </message>
    <message>
        <source>Why these things</source>
        <translation>Почему изымаются эти предметы</translation>
    </message>
    <message>
        <source>End of the search</source>
        <translation>Окончание действия</translation>
    </message>
    <message>
        <source>An end that is left empty is the moment at which the review is shown.</source>
        <translation>Если окончание не указано, берётся момент, когда показан просмотр перед подписью.</translation>
    </message>
    <message>
        <source>A scan or photograph of the signed page, if there is one already.</source>
        <translation>Скан или фотография подписанной страницы, если она уже есть.</translation>
    </message>
    <message>
        <source>No attesting witness was there: attach a scan or photograph of the page that those present signed.</source>
        <translation>Понятых не было: приложите скан или фотографию страницы, которую подписали присутствовавшие.</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>Подписано на бумаге</translation>
    </message>
    <message>
        <source>Signs beside you for the data taken on the spot</source>
        <translation>Ещё подписывает данные, снятые на месте</translation>
    </message>
</context>
<context>
    <name>EnrolRun</name>
    <message>
        <source>Enrol a person</source>
        <translation>Зарегистрировать лицо</translation>
    </message>
    <message>
        <source>Enrol another person</source>
        <translation>Зарегистрировать ещё одно лицо</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>It is held by {person}, process {pid} on {host}, since {since}.</source>
        <translation>Его держит {person}, процесс {pid} на {host}, с {since}.</translation>
    </message>
    <message>
        <source>The program met a fault of its own.</source>
        <translation>В самой программе произошла ошибка.</translation>
    </message>
    <message>
        <source>What was recorded before is whole.</source>
        <translation>Записанное раньше цело.</translation>
    </message>
    <message>
        <source>Nothing was recorded. What you entered is kept.</source>
        <translation>Ничего не записано. Введённое сохранено.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменено.</translation>
    </message>
    <message>
        <source>Nothing was recorded. What was recorded before stays as it is.</source>
        <translation>Ничего не записано. Записанное раньше остаётся как есть.</translation>
    </message>
    <message>
        <source>What was recorded before is whole. Nothing half-written was kept.</source>
        <translation>Записанное раньше цело. Ничего недописанного не осталось.</translation>
    </message>
    <message>
        <source>What was recorded before is whole. What you entered is kept as a draft.</source>
        <translation>Записанное раньше цело. Введённое сохранено как черновик.</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation>Начните снова, когда захотите.</translation>
    </message>
    <message>
        <source>Change what was entered, or let somebody sign who may.</source>
        <translation>Измените введённое, или пусть подпишет тот, кто вправе.</translation>
    </message>
    <message>
        <source>Look at what was chosen or typed, and try again.</source>
        <translation>Посмотрите, что выбрано или введено, и попробуйте снова.</translation>
    </message>
    <message>
        <source>Change nothing and delete nothing. Keep it for examination, and tell an administrator.</source>
        <translation>Ничего не меняйте и не удаляйте. Сохраните для исследования и сообщите администратору.</translation>
    </message>
    <message>
        <source>Look at the disk and its permissions, then try again.</source>
        <translation>Проверьте диск и права на него, затем попробуйте снова.</translation>
    </message>
    <message>
        <source>Copy the detail for those who look after the program, then go on.</source>
        <translation>Скопируйте подробности для тех, кто сопровождает программу, затем продолжайте.</translation>
    </message>
    <message>
        <source>An administrator records an incident or a restored backup; the ledger page leads there.</source>
        <translation>Администратор записывает происшествие или восстановление из резервной копии; к этому ведёт страница журнала.</translation>
    </message>
    <message>
        <source>Choose another channel, or let a supervisor permit the exception first: in the case, Record… → Exception allowed, with the number of the request.</source>
        <translation>Выберите другой канал или пусть сначала руководитель разрешит исключение: в деле «Записать…» → «Разрешено исключение», с номером запроса.</translation>
    </message>
    <message>
        <source>Do not use this key. Ask by a number that you knew before.</source>
        <translation>Не используйте этот ключ. Уточните по номеру, который был известен вам прежде.</translation>
    </message>
    <message>
        <source>Have its fingerprint told by another way than the key came, and compare.</source>
        <translation>Попросите сообщить отпечаток ключа иным путём, чем пришёл сам ключ, и сверьте.</translation>
    </message>
    <message>
        <source>Let a person with that role approve it, or sign beside you.</source>
        <translation>Пусть лицо с этой ролью утвердит или подпишет вместе с вами.</translation>
    </message>
    <message>
        <source>Let a person sign whose role may approve this procedure.</source>
        <translation>Пусть подпишет лицо, чья роль вправе утверждать по этой процедуре.</translation>
    </message>
    <message>
        <source>Choose an artifact from the case’s list.</source>
        <translation>Выберите цифровой объект из списка дела.</translation>
    </message>
    <message>
        <source>Make the bundle again: it then holds what was recorded meanwhile.</source>
        <translation>Составьте комплект снова: в него войдёт и то, что записано тем временем.</translation>
    </message>
    <message>
        <source>An officer in charge reopens the case first.</source>
        <translation>Сначала ответственный за дело возобновляет дело.</translation>
    </message>
    <message>
        <source>Choose a case from the list, or open a new one.</source>
        <translation>Выберите дело из списка или заведите новое.</translation>
    </message>
    <message>
        <source>Set the clock of this machine, or tick that the clock was doubtful.</source>
        <translation>Поставьте часы этого компьютера или отметьте, что часы были сомнительны.</translation>
    </message>
    <message>
        <source>Hash the data anew, and raise a finding if it differs.</source>
        <translation>Вычислите хеш-сумму данных заново и, если она отличается, запишите несоответствие.</translation>
    </message>
    <message>
        <source>Ask the person whose act it was, or a supervisor.</source>
        <translation>Обратитесь к тому, чьё это действие, или к руководителю.</translation>
    </message>
    <message>
        <source>Choose an event from the case’s timeline.</source>
        <translation>Выберите событие из хронологии дела.</translation>
    </message>
    <message>
        <source>A supervisor acknowledges and resolves the finding first.</source>
        <translation>Сначала руководитель рассматривает несоответствие, и его объясняют.</translation>
    </message>
    <message>
        <source>Export the whole case, which shows the finding, or have it resolved first.</source>
        <translation>Выгрузите дело целиком, тогда несоответствие будет показано, или сначала пусть его объяснят и закроют.</translation>
    </message>
    <message>
        <source>Take the id that the form proposes.</source>
        <translation>Возьмите номер, который предлагает форма.</translation>
    </message>
    <message>
        <source>Wait until the receiver has accepted it, or recall the offer.</source>
        <translation>Дождитесь приёма получателем или отзовите предложение.</translation>
    </message>
    <message>
        <source>Choose an item from the case’s list.</source>
        <translation>Выберите предмет из списка дела.</translation>
    </message>
    <message>
        <source>An administrator enrols a key for this person.</source>
        <translation>Администратор регистрирует ключ этого лица.</translation>
    </message>
    <message>
        <source>Write why it is entered late, in the field for it.</source>
        <translation>Укажите в соответствующем поле, почему записывается поздно.</translation>
    </message>
    <message>
        <source>Record first who took it: its seizure or its receipt.</source>
        <translation>Сначала зафиксируйте, кто его принял: изъятие или приём.</translation>
    </message>
    <message>
        <source>Let the holder sign, or hand the item over first.</source>
        <translation>Пусть подпишет тот, кто хранит, или сначала передайте предмет.</translation>
    </message>
    <message>
        <source>The officer in charge assigns people to the case.</source>
        <translation>На дело назначает ответственный за него.</translation>
    </message>
    <message>
        <source>Let the person sign who is named.</source>
        <translation>Пусть подпишет тот, кто назван.</translation>
    </message>
    <message>
        <source>Type origin, size and root, a line each, as they are printed.</source>
        <translation>Наберите имя журнала, размер и корень, каждое с новой строки, как напечатано.</translation>
    </message>
    <message>
        <source>What waits is kept. Try again when there is a network.</source>
        <translation>То, что ожидает отправки, сохранено. Повторите, когда появится сеть.</translation>
    </message>
    <message>
        <source>Open it on the machine and by the user where it was made.</source>
        <translation>Откройте его на том компьютере и тем пользователем, где он создан.</translation>
    </message>
    <message>
        <source>Verify the artifact now, then go on.</source>
        <translation>Проверьте цифровой объект сейчас, затем продолжайте.</translation>
    </message>
    <message>
        <source>Look at the date and the time.</source>
        <translation>Посмотрите на дату и время.</translation>
    </message>
    <message>
        <source>An administrator and an auditor register the person first.</source>
        <translation>Сначала администратор и аудитор регистрируют лицо.</translation>
    </message>
    <message>
        <source>Ask the second person to sign on this page.</source>
        <translation>Попросите второе лицо подписать на этой странице.</translation>
    </message>
    <message>
        <source>Look whether the file is there and may be read. If it is lost or damaged, bring it back from the backup of the ledger&apos;s folder, and try again.</source>
        <translation>Проверьте, на месте ли файл и можно ли его прочитать. Если он утрачен или повреждён, верните его из резервной копии папки журнала и попробуйте снова.</translation>
    </message>
    <message>
        <source>Let a person with that role sign, or have the role granted.</source>
        <translation>Пусть подпишет лицо с этой ролью, или пусть роль предоставят.</translation>
    </message>
    <message>
        <source>Choose the role in which you sign, on the page of signatures.</source>
        <translation>Выберите роль, в которой подписываете, на странице подписей.</translation>
    </message>
    <message>
        <source>Ask another person to sign the second part.</source>
        <translation>Попросите другое лицо подписать вторую часть.</translation>
    </message>
    <message>
        <source>Ask a person of another role to sign on this page.</source>
        <translation>Попросите лицо с другой ролью подписать на этой странице.</translation>
    </message>
    <message>
        <source>Take the secret out, and keep it where secrets are kept.</source>
        <translation>Уберите секрет и храните его там, где хранят секреты.</translation>
    </message>
    <message>
        <source>Ask that person to sign on this page.</source>
        <translation>Попросите это лицо подписать на этой странице.</translation>
    </message>
    <message>
        <source>Wait: the station records it by itself when it is due.</source>
        <translation>Подождите: станция запишет это сама в нужное время.</translation>
    </message>
    <message>
        <source>Add the witness, or attach the page that the witness signed.</source>
        <translation>Добавьте понятого или приложите подписанную им страницу.</translation>
    </message>
    <message>
        <source>Ask the witness, and tick the answer.</source>
        <translation>Спросите понятого и отметьте ответ.</translation>
    </message>
    <message>
        <source>Add the witnesses that are missing.</source>
        <translation>Добавьте недостающих понятых.</translation>
    </message>
    <message>
        <source>Verify the artifacts to record what is missing, or hide it from the bundle.</source>
        <translation>Проверьте цифровые объекты, чтобы записать, чего нет, или скройте его в комплекте.</translation>
    </message>
    <message>
        <source>Export some items at a time, in several bundles.</source>
        <translation>Выгружайте по нескольку предметов, разными комплектами.</translation>
    </message>
    <message>
        <source>Choose the file of the right key.</source>
        <translation>Выберите файл нужного ключа.</translation>
    </message>
    <message>
        <source>Ask the recipient for it: it begins with age1 and has 62 characters.</source>
        <translation>Запросите его у получателя: он начинается с age1 и состоит из 62 знаков.</translation>
    </message>
    <message>
        <source>Choose the file with the recipient’s own key.</source>
        <translation>Выберите файл с собственным ключом получателя.</translation>
    </message>
    <message>
        <source>Make sure of the PIN before you type it again.</source>
        <translation>Прежде чем вводить PIN-код снова, убедитесь, что он верен.</translation>
    </message>
    <message>
        <source>Whoever issued the token can unlock it.</source>
        <translation>Разблокировать токен может тот, кто его выдал.</translation>
    </message>
    <message>
        <source>Mend the file at this line, or take it out of the folder “templates”: then the wording of the program is used.</source>
        <translation>Исправьте файл в этой строке или уберите его из папки «templates»: тогда используется текст самой программы.</translation>
    </message>
    <message>
        <source>Put the token in, then try again.</source>
        <translation>Вставьте токен и повторите попытку.</translation>
    </message>
    <message>
        <source>Choose the bundle’s own folder, in which bagit.txt lies, or its ZIP.</source>
        <translation>Выберите саму папку комплекта, где лежит bagit.txt, или его ZIP.</translation>
    </message>
    <message>
        <source>Nothing needs to be done, unless a further role is wanted.</source>
        <translation>Ничего делать не нужно, если не требуется ещё одна роль.</translation>
    </message>
    <message>
        <source>Name a second administrator.</source>
        <translation>Укажите второго администратора.</translation>
    </message>
    <message>
        <source>Open that ledger, or choose another folder.</source>
        <translation>Откройте тот журнал или выберите другую папку.</translation>
    </message>
    <message>
        <source>Install the newer Custody.</source>
        <translation>Установите более новую версию Custody.</translation>
    </message>
    <message>
        <source>Bring the key file to this station, or have a key enrolled.</source>
        <translation>Принесите файл ключа на эту станцию или зарегистрируйте ключ.</translation>
    </message>
    <message>
        <source>Choose another folder, or make a new ledger there.</source>
        <translation>Выберите другую папку или создайте там новый журнал.</translation>
    </message>
    <message>
        <source>Choose the folder of the ledger that was meant.</source>
        <translation>Выберите папку того журнала, который имели в виду.</translation>
    </message>
    <message>
        <source>Type it again. Look at the keyboard’s language and at Caps Lock.</source>
        <translation>Введите ещё раз. Проверьте раскладку клавиатуры и Caps Lock.</translation>
    </message>
    <message>
        <source>Look at the field that is marked.</source>
        <translation>Посмотрите на отмеченное поле.</translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation>Выберите другое имя или другую папку.</translation>
    </message>
    <message>
        <source>Paste the whole line, as it was printed or sent.</source>
        <translation>Вставьте строку целиком, как её напечатали или прислали.</translation>
    </message>
    <message>
        <source>You can read, not write. An administrator finds out why, and records an explaining event.</source>
        <translation>Читать можно, записывать нельзя. Администратор выясняет причину и записывает разъясняющее событие.</translation>
    </message>
    <message>
        <source>You can read, not write. Look for the newer copy of the ledger; an administrator records what happened.</source>
        <translation>Читать можно, записывать нельзя. Найдите более новую копию журнала; администратор записывает, что случилось.</translation>
    </message>
    <message>
        <source>Look at the disk it was written to, and make it again elsewhere.</source>
        <translation>Проверьте диск, на который писали, и сделайте его заново в другом месте.</translation>
    </message>
    <message>
        <source>Verify the case, so that the difference is recorded as a finding. The rest can be exported when the content of this one is left out.</source>
        <translation>Проверьте дело, чтобы различие было записано как несоответствие. Остальное можно выгрузить, если содержимое этого артефакта не передавать.</translation>
    </message>
    <message>
        <source>Do not use that disk. Copy again to another one.</source>
        <translation>Не пользуйтесь этим диском. Скопируйте снова на другой.</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again.</source>
        <translation>Освободите место на диске и попробуйте снова.</translation>
    </message>
    <message>
        <source>The key that is there can be used; or choose another name.</source>
        <translation>Можно пользоваться имеющимся ключом; или выберите другое имя.</translation>
    </message>
    <message>
        <source>Wait until it has finished, then try again.</source>
        <translation>Подождите, пока она закончит, и попробуйте снова.</translation>
    </message>
    <message>
        <source>You can read. To write, open it from a disk that can be written to.</source>
        <translation>Читать можно. Чтобы записывать, откройте с диска, на который можно писать.</translation>
    </message>
</context>
<context>
    <name>EventFacts</name>
    <message>
        <source>Signed by</source>
        <translation>Подписал</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Произошло</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Записано</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Доказано</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Обозначение</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>not before {at}</source>
        <translation>не раньше {at}</translation>
    </message>
    <message>
        <source>not after {at}</source>
        <translation>не позже {at}</translation>
    </message>
    <message>
        <source>nothing yet: no trusted time stamp covers it</source>
        <translation>пока ничего: доверенной метки времени над ним нет</translation>
    </message>
    <message>
        <source>of the machine</source>
        <translation>часы компьютера</translation>
    </message>
    <message>
        <source>set by a time server</source>
        <translation>выставлены сервером времени</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>выставлены вручную</translation>
    </message>
    <message>
        <source>{person}: good</source>
        <translation>{person}: верна</translation>
    </message>
    <message>
        <source>{person}: NOT GOOD</source>
        <translation>{person}: НЕВЕРНА</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>by the key</source>
        <translation>ключом</translation>
    </message>
    <message>
        <source>value</source>
        <translation>значение</translation>
    </message>
    <message>
        <source>Index in the ledger</source>
        <translation>Номер в журнале</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Хеш записи</translation>
    </message>
    <message>
        <source>Erased by</source>
        <translation>Удалено событием</translation>
    </message>
    <message>
        <source>event {index}</source>
        <translation>событие {index}</translation>
    </message>
    <message>
        <source>Tree before it</source>
        <translation>Журнал до него</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n событие</numerusform>
            <numerusform>%n события</numerusform>
            <numerusform>%n событий</numerusform>
        </translation>
    </message>
    <message>
        <source>with the root</source>
        <translation>с корнем</translation>
    </message>
    <message>
        <source>no. {number} of {chain}</source>
        <translation>№ {number} в цепочке {chain}</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Цепочка</translation>
    </message>
    <message>
        <source>after the leaf</source>
        <translation>после записи</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Что это показывает</translation>
    </message>
    <message>
        <source>With the checkpoint, anybody can see that this event stands in the ledger and was not changed since. It does not show that what it says is true.</source>
        <translation>С контрольной точкой каждый может убедиться, что это событие есть в журнале и с тех пор не менялось. Правду ли оно говорит, это не показывает.</translation>
    </message>
    <message>
        <source>leads to the root of the checkpoint</source>
        <translation>ведёт к корню контрольной точки</translation>
    </message>
    <message>
        <source>DOES NOT HOLD</source>
        <translation>НЕ СХОДИТСЯ</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Путь</translation>
    </message>
    <message>
        <source>Salt</source>
        <translation>Соль</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Контрольная точка</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>What is in bold must be given.</source>
        <translation>Выделенное жирным обязательно.</translation>
    </message>
</context>
<context>
    <name>EventView</name>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Who and when</source>
        <translation>Кто и когда</translation>
    </message>
    <message>
        <source>Signatures, checked just now</source>
        <translation>Подписи, проверены только что</translation>
    </message>
    <message>
        <source>Place in the record</source>
        <translation>Место в журнале</translation>
    </message>
    <message>
        <source>Proof that it stands in the ledger</source>
        <translation>Подтверждение, что оно есть в журнале</translation>
    </message>
    <message>
        <source>What was read before signing</source>
        <translation>Что прочитано перед подписью</translation>
    </message>
    <message>
        <source>Private part (never leaves without permission)</source>
        <translation>Закрытая часть (без разрешения никуда не передаётся)</translation>
    </message>
    <message>
        <source>Exact bytes that were signed (canonical JSON)</source>
        <translation>Именно те байты, что подписаны (канонический JSON)</translation>
    </message>
    <message>
        <source>Envelope with its signatures (DSSE)</source>
        <translation>Конверт с подписями (DSSE)</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Исправить…</translation>
    </message>
    <message>
        <source>Annotate…</source>
        <translation>Добавить пометку…</translation>
    </message>
    <message>
        <source>Compute the proof</source>
        <translation>Вычислить подтверждение</translation>
    </message>
    <message>
        <source>Proof of event {index}</source>
        <translation>Подтверждение события {index}</translation>
    </message>
    <message>
        <source>Event {index}: erased by order</source>
        <translation>Событие {index}: удалено по предписанию</translation>
    </message>
    <message>
        <source>Its content was erased by law. Its place and its hash remain.</source>
        <translation>Содержание удалено по закону. Его место и хеш остались.</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>Отметить рассмотренным…</translation>
    </message>
    <message>
        <source>Review of a colleague…</source>
        <translation>Рецензия коллеги…</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>Объяснить и закрыть…</translation>
    </message>
    <message>
        <source>Unlock your key to record something.</source>
        <translation>Чтобы записывать, разблокируйте свой ключ.</translation>
    </message>
    <message>
        <source>Erased by order.</source>
        <translation>Удалено по предписанию.</translation>
    </message>
</context>
<context>
    <name>ExactText</name>
    <message>
        <source>Only the beginning is shown, of {count} characters in all.</source>
        <translation>Показано только начало, всего знаков: {count}.</translation>
    </message>
    <message>
        <source>Copy the whole</source>
        <translation>Копировать целиком</translation>
    </message>
</context>
<context>
    <name>ExportRun</name>
    <message>
        <source>Export a bundle</source>
        <translation>Выгрузить комплект</translation>
    </message>
    <message>
        <source>Open it as the recipient will</source>
        <translation>Открыть, как откроет получатель</translation>
    </message>
    <message>
        <source>Show all bundles</source>
        <translation>Показать все комплекты</translation>
    </message>
</context>
<context>
    <name>ExtentPart</name>
    <message>
        <source>There is no case yet.</source>
        <translation>Дел пока нет.</translation>
    </message>
    <message>
        <source>Choose at least one item.</source>
        <translation>Выберите хотя бы один предмет.</translation>
    </message>
    <message>
        <source>Choose at least one more case.</source>
        <translation>Выберите ещё хотя бы одно дело.</translation>
    </message>
    <message>
        <source>Nothing of another station was answered in this case.</source>
        <translation>В этом деле нет ответа другой станции.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>The offer that is answered</source>
        <translation>Предложение, на которое даётся ответ</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>Дело целиком</translation>
    </message>
    <message>
        <source>Some items</source>
        <translation>Отдельные предметы</translation>
    </message>
    <message>
        <source>Several cases</source>
        <translation>Несколько дел</translation>
    </message>
    <message>
        <source>An answer to another station</source>
        <translation>Ответ другой станции</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Объём</translation>
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
        <translation>Копировать: {label}</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>That did not work</source>
        <translation>Не получилось</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>Что цело</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>FaultStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>This must be given.</source>
        <translation>Это обязательно.</translation>
    </message>
    <message>
        <source>This must be given: {source}.</source>
        <translation>Это обязательно: {source}.</translation>
    </message>
    <message>
        <source>This does not belong here.</source>
        <translation>Здесь этому не место.</translation>
    </message>
    <message>
        <source>This is none of the choices. Pick one of the list.</source>
        <translation>Такого варианта нет. Выберите из списка.</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Это не число.</translation>
    </message>
    <message>
        <source>This cannot be chosen here.</source>
        <translation>Здесь это выбрать нельзя.</translation>
    </message>
    <message>
        <source>This does not have the right form. Look at the example in it.</source>
        <translation>Форма неверна. Посмотрите на пример в поле.</translation>
    </message>
    <message>
        <source>Longer than {limit} characters.</source>
        <translation>Длиннее {limit} знаков.</translation>
    </message>
    <message>
        <source>More than {limit} entries.</source>
        <translation>Больше {limit} строк.</translation>
    </message>
    <message>
        <source>The same stands here twice.</source>
        <translation>Одно и то же указано дважды.</translation>
    </message>
    <message>
        <source>Less than {limit}.</source>
        <translation>Меньше {limit}.</translation>
    </message>
    <message>
        <source>More than {limit}.</source>
        <translation>Больше {limit}.</translation>
    </message>
    <message>
        <source>These must stand in order, each once.</source>
        <translation>Должны идти по порядку, каждое один раз.</translation>
    </message>
    <message>
        <source>The name and its bytes do not fit together.</source>
        <translation>Имя и содержимое не подходят друг к другу.</translation>
    </message>
    <message>
        <source>This does not have the right form.</source>
        <translation>Форма неверна.</translation>
    </message>
    <message>
        <source>Give at least one of: {fields}.</source>
        <translation>Укажите хотя бы одно: {fields}.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>{path} was not taken: it is {kind}, which holds no content to copy.</source>
        <translation>{path} не взято: это {kind}, содержимого для копирования там нет.</translation>
    </message>
    <message>
        <source>a pipe between programs</source>
        <translation>канал между программами</translation>
    </message>
    <message>
        <source>a socket of a program</source>
        <translation>сокет программы</translation>
    </message>
    <message>
        <source>a device (name it by itself to take its content)</source>
        <translation>устройство (чтобы взять его содержимое, укажите его отдельно)</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>устройство</translation>
    </message>
</context>
<context>
    <name>FilesHere</name>
    <message>
        <source>Choose the files…</source>
        <translation>Выбрать файлы…</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Чтение файлов</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>Скопирован и хеширован %n файл</numerusform>
            <numerusform>Скопированы и хешированы %n файла</numerusform>
            <numerusform>Скопировано и хешировано %n файлов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesStep</name>
    <message>
        <source>Reading provider data</source>
        <translation>Читаются данные провайдера</translation>
    </message>
    <message>
        <source>It must be there again: {paths}.</source>
        <translation>Должно снова быть на месте: {paths}.</translation>
    </message>
    <message>
        <source>In all, {size} were read.</source>
        <translation>Всего прочитано {size}.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was taken.</source>
        <translation>Остановлено. Ничего не взято.</translation>
    </message>
    <message>
        <source>Choose what came: an archive, a folder or files.</source>
        <translation>Выберите, что поступило: архив, папку или файлы.</translation>
    </message>
    <message>
        <source>Reading is still under way. Wait, or stop it.</source>
        <translation>Чтение ещё идёт. Подождите или остановите его.</translation>
    </message>
    <message>
        <source>Nothing was taken. Read it again.</source>
        <translation>Ничего не взято. Прочитайте снова.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>An archive (ZIP, TAR, 7z) or a message (EML, MSG) is kept whole and opened beside it. Each file is hashed, and a list of digests among them is compared by itself.</source>
        <translation>Архив (ZIP, TAR, 7z) или письмо (EML, MSG) хранится целиком и раскрывается рядом. Для каждого файла вычисляется хеш-сумма, а список хеш-сумм среди них сравнивается сам.</translation>
    </message>
    <message>
        <source>Drop an archive, a folder or files here</source>
        <translation>Перетащите сюда архив, папку или файлы</translation>
    </message>
    <message>
        <source>Archive or files…</source>
        <translation>Архив или файлы…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Папка…</translation>
    </message>
    <message>
        <source>Their list of digests…</source>
        <translation>Их список хеш-сумм…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Прочитать снова</translation>
    </message>
    <message>
        <source>Files that came</source>
        <translation>Поступившие файлы</translation>
    </message>
    <message>
        <source>No file.</source>
        <translation>Файлов нет.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Their list</source>
        <translation>Их список</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>Скопирован и хеширован %n файл</numerusform>
            <numerusform>Скопированы и хешированы %n файла</numerusform>
            <numerusform>Скопировано и хешировано %n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with their list: {names}</source>
        <translation>Сравнено с их списком: {names}</translation>
    </message>
    <message>
        <source>Their list could not be read: nothing was compared.</source>
        <translation>Их список не удалось прочитать: ничего не сравнивалось.</translation>
    </message>
    <message>
        <source>No list of digests came with it: nothing was compared.</source>
        <translation>Списка хеш-сумм не прислали: сравнивать было не с чем.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more that could not be read</source>
        <translation>
            <numerusform>и ещё %n, которые не удалось прочитать</numerusform>
            <numerusform>и ещё %n, которые не удалось прочитать</numerusform>
            <numerusform>и ещё %n, которые не удалось прочитать</numerusform>
        </translation>
    </message>
    <message>
        <source>The archive is kept whole and hashed as it came. Nothing was taken from it.</source>
        <translation>Архив хранится целиком, хеш-сумма вычислена в том виде, как поступил. Из него ничего не извлечено.</translation>
    </message>
    <message>
        <source>Archive or files that came</source>
        <translation>Поступивший архив или файлы</translation>
    </message>
    <message>
        <source>Folder that came</source>
        <translation>Поступившая папка</translation>
    </message>
    <message>
        <source>Their list of digests</source>
        <translation>Их список хеш-сумм</translation>
    </message>
    <message>
        <source>{name} (the container)</source>
        <translation>{name} (контейнер)</translation>
    </message>
    <message>
        <source>{name} (their list)</source>
        <translation>{name} (их список)</translation>
    </message>
</context>
<context>
    <name>FillStep</name>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to look at.</source>
        <translation>
            <numerusform>%n поле требует внимания.</numerusform>
            <numerusform>%n поля требуют внимания.</numerusform>
            <numerusform>%n полей требуют внимания.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scanned {text}: {field}</source>
        <translation>Отсканировано {text}: {field}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Search everything</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>Numbers, names, serials, IMEI, digests, words of notes…</source>
        <translation>Номера, имена, серийные номера, IMEI, хеш-суммы, слова заметок…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, Enter to go there, Esc to close</source>
        <translation>↑ ↓ выбрать, Enter перейти, Esc закрыть</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>open</source>
        <translation>не закрыто</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>рассмотрено</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>объяснено</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Несоответствие</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что обнаружено</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О чём</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>Тяжесть</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Выявлено</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>Первые шаги</translation>
    </message>
    <message>
        <source>Nobody but the administrators is enrolled</source>
        <translation>Никто, кроме администраторов, не зарегистрирован</translation>
    </message>
    <message>
        <source>Two administrators enrol people: an auditor first, then officers, custodians and examiners. Until then no case can be opened.</source>
        <translation>Людей регистрируют два администратора: сначала аудитора, затем ответственных за дела, за хранение и криминалистов. До этого открыть дело нельзя.</translation>
    </message>
    <message>
        <source>Enrol a person…</source>
        <translation>Зарегистрировать человека…</translation>
    </message>
    <message>
        <source>No case is open yet</source>
        <translation>Пока не открыто ни одного дела</translation>
    </message>
    <message>
        <source>Whatever is seized, requested or received belongs to a case.</source>
        <translation>Всё изъятое, запрошенное и полученное относится к какому-либо делу.</translation>
    </message>
    <message>
        <source>Open a case…</source>
        <translation>Открыть дело…</translation>
    </message>
</context>
<context>
    <name>ForkDialog</name>
    <message>
        <source>Check a fork proof</source>
        <translation>Проверка доказательства раздвоения</translation>
    </message>
    <message>
        <source>Two checkpoints that one ledger signed and that do not join: whoever holds its keys showed one history here and another there. Anybody can check the file.</source>
        <translation>Две контрольные точки, которые подписал один журнал и которые не сходятся: владелец его ключей показал здесь одну историю, там другую. Файл может проверить кто угодно.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Head of {size}</source>
        <translation>Контрольная точка {size}</translation>
    </message>
    <message>
        <source>The fork is proven</source>
        <translation>Раздвоение доказано</translation>
    </message>
    <message>
        <source>Both heads are signed by the ledger’s own key, and they do not join.</source>
        <translation>Обе контрольные точки подписаны ключом самого журнала, и они не сходятся.</translation>
    </message>
    <message>
        <source>Nothing here shows whether they join</source>
        <translation>Отсюда не видно, сходятся ли они</translation>
    </message>
    <message>
        <source>Both heads are genuine. Whoever holds the longer ledger can add the path between them.</source>
        <translation>Обе контрольные точки подлинные. Путь между ними может добавить тот, у кого более длинный журнал.</translation>
    </message>
    <message>
        <source>It is about the ledger of this station.</source>
        <translation>Речь о журнале этой станции.</translation>
    </message>
    <message>
        <source>It is about another ledger: compare its line with the one you trust.</source>
        <translation>Речь о другом журнале: сравните его строку с той, которой вы доверяете.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{span} overdue</source>
        <translation>просрочено: {span}</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>осталось {span}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message>
        <source>{span} ago</source>
        <translation>{span} назад</translation>
    </message>
</context>
<context>
    <name>Founding</name>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>First administrator</source>
        <translation>Первый администратор</translation>
    </message>
    <message>
        <source>Second administrator</source>
        <translation>Второй администратор</translation>
    </message>
    <message>
        <source>Trust line</source>
        <translation>Строка доверия</translation>
    </message>
    <message>
        <source>A ledger belongs to one agency and one station. Its folder holds the record, the keys and the copies of evidence.</source>
        <translation>Журнал принадлежит одному органу и одной станции. В его папке лежат записи, ключи и копии доказательств.</translation>
    </message>
    <message>
        <source>Two administrators found a ledger together, so that nobody can do it alone. They enrol people and see to the station; they hold no evidence.</source>
        <translation>Журнал создают вместе два администратора, чтобы никто не мог сделать это в одиночку. Они регистрируют людей и следят за станцией; доказательств они не хранят.</translation>
    </message>
    <message>
        <source>The second administrator takes the keyboard now. What the first one typed is not shown any more.</source>
        <translation>Теперь за клавиатуру садится второй администратор. То, что вводил первый, больше не показывается.</translation>
    </message>
    <message>
        <source>The ledger is founded. Both administrators have signed its first event.</source>
        <translation>Журнал создан. Первое событие подписали оба администратора.</translation>
    </message>
    <message>
        <source>Next, the administrators enrol the people: an auditor first, then officers, custodians and examiners. Settings leads there.</source>
        <translation>Дальше администраторы регистрируют людей: сначала аудитора, затем ответственных за дела, за хранение и криминалистов. Это делается в настройках.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Found the ledger</source>
        <translation>Создать журнал</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Открыть его</translation>
    </message>
    <message>
        <source>Keys and ledger are being made</source>
        <translation>Создаются ключи и журнал</translation>
    </message>
    <message>
        <source>Stopped. Nothing was made.</source>
        <translation>Остановлено. Ничего не создано.</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Save and leave</source>
        <translation>Сохранить и выйти</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>What was typed is kept as a draft; see Today.</source>
        <translation>Введённое хранится как черновик; см. «Сегодня».</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Удалить черновик</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation>Просмотр и подпись</translation>
    </message>
    <message>
        <source>Begun by {person}</source>
        <translation>Начато: {person}</translation>
    </message>
    <message>
        <source>What was typed here is kept, and shown to nobody else. Unlock the key of {person} to go on.</source>
        <translation>Введённое здесь сохранено и больше никому не показывается. Чтобы продолжить, разблокируйте ключ {person}.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Разблокировать…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>Удалить черновик?</translation>
    </message>
    <message>
        <source>What was typed in this run is deleted. Nothing of it was recorded.</source>
        <translation>Введённое здесь удаляется. Ничего из этого не записано.</translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation>Оставить черновик</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Черновик сохранён</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Less</source>
        <translation>Меньше</translation>
    </message>
    <message>
        <source>More: {count}</source>
        <translation>Ещё: {count}</translation>
    </message>
    <message>
        <source>Add: {field}</source>
        <translation>Добавить: {field}</translation>
    </message>
    <message>
        <source>and {count} more, kept as they are</source>
        <translation>и ещё {count}, остаются как есть</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>№ {number}</translation>
    </message>
    <message>
        <source>Take out: {field} {number}</source>
        <translation>Убрать: {field} {number}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>The demonstration is being made</source>
        <translation>Создаётся демонстрация</translation>
    </message>
    <message>
        <source>Stopped. Nothing was made.</source>
        <translation>Остановлено. Ничего не создано.</translation>
    </message>
    <message>
        <source>There is no ledger in {folder}. Choose the folder of ledger.db.</source>
        <translation>В папке {folder} журнала нет. Выберите папку с файлом ledger.db.</translation>
    </message>
    <message>
        <source>Open a ledger</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>Open a bundle: its ZIP, or bagit.txt in its folder</source>
        <translation>Открыть комплект: его ZIP или bagit.txt в его папке</translation>
    </message>
    <message>
        <source>Bundles (*.zip *.age bagit.txt)</source>
        <translation>Комплекты (*.zip *.age bagit.txt)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Look around in a demonstration</source>
        <translation>Осмотреться в демонстрации</translation>
    </message>
    <message>
        <source>A whole invented case, with its people and keys. Nothing of it is real.</source>
        <translation>Целое вымышленное дело с людьми и ключами. Ничего настоящего.</translation>
    </message>
    <message>
        <source>Found a ledger</source>
        <translation>Создать журнал</translation>
    </message>
    <message>
        <source>For real work, by two administrators. It takes ten minutes.</source>
        <translation>Для настоящей работы, двумя администраторами. Занимает десять минут.</translation>
    </message>
    <message>
        <source>One that lies on this machine already.</source>
        <translation>Который уже лежит на этом компьютере.</translation>
    </message>
    <message>
        <source>Check a bundle</source>
        <translation>Проверить комплект</translation>
    </message>
    <message>
        <source>That somebody gave you. No ledger and no key is needed; drop it here.</source>
        <translation>Который вам передали. Ни журнала, ни ключа не нужно; перетащите его сюда.</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>Custody</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Демонстрация</translation>
    </message>
    <message>
        <source>Keeps the chain of custody of digital evidence: what was seized, who held it, and that it was not changed. How would you like to begin?</source>
        <translation>Ведёт цепочку хранения цифровых доказательств: что изъято, кто хранил и что ничего не изменилось. С чего начать?</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>{person} accepts now</source>
        <translation>{person} принимает сейчас</translation>
    </message>
    <message>
        <source>Show as in transit</source>
        <translation>Показать как «в пути»</translation>
    </message>
</context>
<context>
    <name>HandedCard</name>
    <message>
        <source>Waits for approval</source>
        <translation>Ждёт утверждения</translation>
    </message>
    <message>
        <source>drafted by {person}, handed over {at}</source>
        <translation>составил(а) {person}, передано {at}</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>ждёт вас</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Рассмотреть…</translation>
    </message>
    <message>
        <source>{person}, {at}: {remark}</source>
        <translation>{person}, {at}: {remark}</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>возвращено</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>waits for approval, handed over {at}</source>
        <translation>ждёт утверждения, передано {at}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Забрать обратно</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Искать в справке</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>Текст справки</translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <source>Sign the PDF</source>
        <translation>Подписать PDF</translation>
    </message>
    <message>
        <source>A signature that readers of PDFs know, by a certificate of yours (PKCS#12, ECDSA or RSA). The record itself is signed apart, by your key.</source>
        <translation>Подпись вашим сертификатом, которую понимают программы чтения PDF (PKCS#12, ECDSA или RSA). Сама запись подписывается отдельно, вашим ключом.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Подписать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>IdentityField</name>
    <message>
        <source>It is encrypted: the file with the recipient’s own key</source>
        <translation>Он зашифрован: файл с собственным ключом получателя</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose the file with the recipient’s own key</source>
        <translation>Выбрать файл с собственным ключом получателя</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>new thing</source>
        <translation>новый предмет</translation>
    </message>
    <message>
        <source>in {item}</source>
        <translation>в {item}</translation>
    </message>
    <message>
        <source>seal {number}</source>
        <translation>печать {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation>
            <numerusform>%n фотография</numerusform>
            <numerusform>%n фотографии</numerusform>
            <numerusform>%n фотографий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s)</source>
        <translation>
            <numerusform>%n другой файл</numerusform>
            <numerusform>%n других файла</numerusform>
            <numerusform>%n других файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>Change {item}</source>
        <translation>Изменить {item}</translation>
    </message>
    <message>
        <source>Take out {item}</source>
        <translation>Убрать {item}</translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message>
        <source>Item</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>What you may record of it next, now</source>
        <translation>Что вы можете записать о нём дальше, сейчас</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>Хранение</translation>
    </message>
    <message>
        <source>Data taken from it, and photographs</source>
        <translation>Снятые с него данные и фотографии</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Несоответствия</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Фотография</translation>
    </message>
    <message>
        <source>Nothing was copied from it yet.</source>
        <translation>С него пока ничего не копировали.</translation>
    </message>
    <message>
        <source>No document was attached to an event about it.</source>
        <translation>К событиям о нём документов не приложено.</translation>
    </message>
    <message>
        <source>Nothing wrong was found about it.</source>
        <translation>О нём несоответствий не выявлено.</translation>
    </message>
    <message>
        <source>There is no item {item}</source>
        <translation>Предмета {item} нет</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>Дело {case}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>{person}, since {at}</source>
        <translation>{person}, с {at}</translation>
    </message>
    <message>
        <source>nobody, since {at}</source>
        <translation>никто, с {at}</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Exhibit number</source>
        <translation>Номер в деле</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Хранит</translation>
    </message>
    <message>
        <source>On the way to</source>
        <translation>В пути к</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Где лежит</translation>
    </message>
    <message>
        <source>Whole seals on it</source>
        <translation>Целые печати на нём</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Часть предмета</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Содержит</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>Фотографии пока нет</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation>
            <numerusform>%n фотография</numerusform>
            <numerusform>%n фотографии</numerusform>
            <numerusform>%n фотографий</numerusform>
        </translation>
    </message>
    <message>
        <source>The photograph is not kept here</source>
        <translation>Фотография хранится не здесь</translation>
    </message>
</context>
<context>
    <name>ItemsStep</name>
    <message>
        <source>Choose at least one item.</source>
        <translation>Выберите хотя бы один предмет.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>Scan each item or its seal, or tick it.</source>
        <translation>Отсканируйте каждый предмет или его печать либо отметьте.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Scan an item or a seal</source>
        <translation>Отсканируйте предмет или печать</translation>
    </message>
    <message>
        <source>In your hands</source>
        <translation>У вас на хранении</translation>
    </message>
    <message>
        <source>{text}: no item or seal of what you hold in this case.</source>
        <translation>{text}: такого предмета или печати из того, что вы храните по этому делу, нет.</translation>
    </message>
    <message>
        <source>{item} is chosen.</source>
        <translation>{item} выбран.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: scan them</source>
        <translation>
            <numerusform>и ещё %n: отсканируйте его</numerusform>
            <numerusform>и ещё %n: отсканируйте их</numerusform>
            <numerusform>и ещё %n: отсканируйте их</numerusform>
        </translation>
    </message>
    <message>
        <source>You hold no item of this case that could be handed over.</source>
        <translation>По этому делу вы не храните ничего, что можно передать.</translation>
    </message>
    <message>
        <source>Nothing to hand over</source>
        <translation>Передавать нечего</translation>
    </message>
    <message>
        <source>Unlock your key to see which items you hold.</source>
        <translation>Разблокируйте свой ключ, чтобы увидеть, какие предметы у вас на хранении.</translation>
    </message>
    <message>
        <source>no seal</source>
        <translation>без печати</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>This must be given.</source>
        <translation>Это обязательно.</translation>
    </message>
    <message>
        <source>Pick the container.</source>
        <translation>Выберите контейнер.</translation>
    </message>
    <message>
        <source>Module, token and key must all be given.</source>
        <translation>Нужно указать и модуль, и токен, и ключ.</translation>
    </message>
    <message>
        <source>Eight characters at least; better several words.</source>
        <translation>Не менее восьми знаков; лучше несколько слов.</translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation>Введённое не совпадает.</translation>
    </message>
    <message>
        <source>Letters, digits, dots and dashes, without spaces.</source>
        <translation>Буквы, цифры, точки и тире, без пробелов.</translation>
    </message>
    <message>
        <source>Somebody has this id already.</source>
        <translation>Такое обозначение уже есть.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Обозначение</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Контейнер</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Где он находится</translation>
    </message>
    <message>
        <source>On a smart card or token</source>
        <translation>На смарт-карте или токене</translation>
    </message>
    <message>
        <source>PIN of the smart card or token</source>
        <translation>PIN-код смарт-карты или токена</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Ещё раз то же самое</translation>
    </message>
    <message>
        <source>as it stands in every record, such as ADM1</source>
        <translation>как во всех записях, например ADM1</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Новый ключ</translation>
    </message>
    <message>
        <source>From a PKCS#12 container</source>
        <translation>Из контейнера PKCS#12</translation>
    </message>
    <message>
        <source>Pick a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Pick the PKCS#12 container</source>
        <translation>Выбрать контейнер PKCS#12</translation>
    </message>
    <message>
        <source>The passphrase opens the key and stands nowhere. Nobody can replace it: a key whose passphrase is lost is revoked, and a new one enrolled.</source>
        <translation>Парольная фраза открывает ключ и нигде не хранится. Заменить её никто не может: если она утрачена, ключ отзывают и регистрируют новый.</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>Labels</source>
        <translation>Этикетки</translation>
    </message>
    <message>
        <source>What is labelled</source>
        <translation>Что маркируется</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>Bags</source>
        <translation>Пакеты</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>Полки</translation>
    </message>
    <message>
        <source>Language of the labels</source>
        <translation>Язык этикеток</translation>
    </message>
    <message>
        <source>A4 sheet, 24 labels of 70×37 mm</source>
        <translation>Лист A4, 24 этикетки 70×37 мм</translation>
    </message>
    <message>
        <source>A4 sheet, 14 labels of 99×38 mm</source>
        <translation>Лист A4, 14 этикеток 99×38 мм</translation>
    </message>
    <message>
        <source>Label printer, 62×29 mm</source>
        <translation>Принтер этикеток, 62×29 мм</translation>
    </message>
    <message>
        <source>Label printer, 100×50 mm</source>
        <translation>Принтер этикеток, 100×50 мм</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Бумага</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Record that they were labelled…</source>
        <translation>Записать маркировку…</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n этикетка</numerusform>
            <numerusform>%n этикетки</numerusform>
            <numerusform>%n этикеток</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Сохранено: {path}</translation>
    </message>
</context>
<context>
    <name>Law</name>
    <message>
        <source>treaty, Article {place}</source>
        <translation>договор, статья {place}</translation>
    </message>
    <message>
        <source>the project’s source documents {place}</source>
        <translation>исходные документы проекта {place}</translation>
    </message>
    <message>
        <source>Criminal Procedure Code of Kazakhstan {place}</source>
        <translation>УПК Казахстана {place}</translation>
    </message>
    <message>
        <source>published guide {place}</source>
        <translation>опубликованное руководство {place}</translation>
    </message>
    <message>
        <source>the project’s own rule, {place}</source>
        <translation>собственное правило проекта, {place}</translation>
    </message>
    <message>
        <source>UNCONFIRMED</source>
        <translation>НЕ ПОДТВЕРЖДЕНО</translation>
    </message>
    <message>
        <source>to review: {languages}</source>
        <translation>на проверку: {languages}</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>применяется</translation>
    </message>
    <message>
        <source>off: waits for the channel {channel}</source>
        <translation>выключено: ожидает канала «{channel}»</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Редакция</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Утверждает</translation>
    </message>
    <message>
        <source>May ask for</source>
        <translation>Может запрашивать</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>Передаётся</translation>
    </message>
    <message>
        <source>At home today</source>
        <translation>Внутри страны сегодня</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>To be confirmed before use</source>
        <translation>Подтвердить до применения</translation>
    </message>
    <message>
        <source>Words that a lawyer has to review</source>
        <translation>Слова, которые должен проверить юрист</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Правовое основание</translation>
    </message>
    <message>
        <source>Channels on this day</source>
        <translation>Каналы на этот день</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Сроки</translation>
    </message>
    <message>
        <source>What it demands</source>
        <translation>Что требуется</translation>
    </message>
    <message>
        <source>Safeguards (Article 15)</source>
        <translation>Гарантии (статья 15)</translation>
    </message>
    <message>
        <source>States and what moves them</source>
        <translation>Состояния и что их меняет</translation>
    </message>
    <message>
        <source>In the country’s law</source>
        <translation>В законодательстве страны</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Календарь</translation>
    </message>
    <message>
        <source>Way of counting</source>
        <translation>Порядок исчисления</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Часовые пояса</translation>
    </message>
    <message>
        <source>Articles of the treaty</source>
        <translation>Статьи договора</translation>
    </message>
    <message>
        <source>Provisions</source>
        <translation>Нормы</translation>
    </message>
    <message>
        <source>Offences</source>
        <translation>Правонарушения</translation>
    </message>
    <message>
        <source>the procedure itself</source>
        <translation>сама процедура</translation>
    </message>
    <message>
        <source>its title</source>
        <translation>название</translation>
    </message>
    <message>
        <source>not valid on this day</source>
        <translation>на этот день не действует</translation>
    </message>
    <message>
        <source>checked {when}</source>
        <translation>проверено {when}</translation>
    </message>
    <message>
        <source>{act}, Article {article}</source>
        <translation>{act}, статья {article}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>по состоянию на {day}</translation>
    </message>
    <message>
        <source>counted from: {state}</source>
        <translation>отсчитывается от состояния: {state}</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>остаётся как есть</translation>
    </message>
</context>
<context>
    <name>LawPage</name>
    <message>
        <source>The law</source>
        <translation>Право</translation>
    </message>
    <message>
        <source>The law that the program works by</source>
        <translation>Право, по которому работает программа</translation>
    </message>
    <message>
        <source>Data with dates and sources, as the agency’s files have them; no legal advice. What is marked unconfirmed was not read in the official text, and what is to be reviewed waits for a lawyer.</source>
        <translation>Данные с датами и источниками, как они записаны в файлах органа; это не юридическая консультация. Отмеченное как неподтверждённое не сверено с официальным текстом, а отмеченное на проверку ждёт юриста.</translation>
    </message>
    <message>
        <source>Only what waits for a lawyer</source>
        <translation>Только то, что ждёт юриста</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Процедуры</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Что о ней известно</translation>
    </message>
    <message>
        <source>Directory of contacts</source>
        <translation>Справочник контактов</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выключена</translation>
    </message>
    <message numerus="yes">
        <source>%n unconfirmed</source>
        <translation>
            <numerusform>%n не подтверждено</numerusform>
            <numerusform>%n не подтверждено</numerusform>
            <numerusform>%n не подтверждено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n на проверку</numerusform>
            <numerusform>%n на проверку</numerusform>
            <numerusform>%n на проверку</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LawStep</name>
    <message>
        <source>Safeguards</source>
        <translation>Гарантии</translation>
    </message>
    <message>
        <source>Who authorised it</source>
        <translation>Кто санкционировал</translation>
    </message>
    <message>
        <source>Safeguards (Article 15)</source>
        <translation>Гарантии (статья 15)</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Конфиденциальность</translation>
    </message>
    <message>
        <source>The document that goes out</source>
        <translation>Отправляемый документ</translation>
    </message>
</context>
<context>
    <name>LedgerFilter</name>
    <message>
        <source>Search the record</source>
        <translation>Искать в журнале</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Все дела</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Все лица</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Все события</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Подписал</translation>
    </message>
    <message>
        <source>Type of event</source>
        <translation>Вид события</translation>
    </message>
    <message>
        <source>from any day</source>
        <translation>с любого дня</translation>
    </message>
    <message>
        <source>Recorded from this day on</source>
        <translation>Записано начиная с этого дня</translation>
    </message>
    <message>
        <source>to any day</source>
        <translation>по любой день</translation>
    </message>
    <message>
        <source>Recorded to this day</source>
        <translation>Записано по этот день</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Show all events</source>
        <translation>Показать все события</translation>
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
        <translation>Записано</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>In plain words</source>
        <translation>Простыми словами</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Подписал</translation>
    </message>
    <message>
        <source>Erased by order.</source>
        <translation>Удалено по предписанию.</translation>
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
        <translation>Выберите событие, чтобы увидеть, что в нём сказано и чем оно подтверждено.</translation>
    </message>
    <message>
        <source>Verify the ledger</source>
        <translation>Проверить журнал</translation>
    </message>
    <message>
        <source>Stop verifying</source>
        <translation>Остановить проверку</translation>
    </message>
    <message>
        <source>How to verify</source>
        <translation>Как проверить</translation>
    </message>
    <message>
        <source>Verify everything</source>
        <translation>Проверить всё</translation>
    </message>
    <message>
        <source>Print checkpoint…</source>
        <translation>Напечатать контрольную точку…</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>{rows} events</source>
        <translation>Событий: {rows}</translation>
    </message>
    <message>
        <source>{rows}+ events…</source>
        <translation>Событий: больше {rows}…</translation>
    </message>
    <message>
        <source>No event fits.</source>
        <translation>Ни одно событие не подходит.</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Сначала старые</translation>
    </message>
    <message>
        <source>Verify what is new; nothing was verified here before</source>
        <translation>Проверить новое; здесь ещё ничего не проверяли</translation>
    </message>
    <message>
        <source>Verify what is new since {at}</source>
        <translation>Проверить новое после {at}</translation>
    </message>
    <message>
        <source>Verifying the ledger</source>
        <translation>Проверяется журнал</translation>
    </message>
</context>
<context>
    <name>LetterHere</name>
    <message>
        <source>Make the letter here</source>
        <translation>Составить письмо здесь</translation>
    </message>
    <message>
        <source>It is made from what was filled in, in the language of the document. It is kept, and the approval names its digest: save it, and send exactly this file.</source>
        <translation>Письмо составляется из заполненного на языке документа и сохраняется, а в утверждении указывается его хеш-сумма: сохраните его в файл и отправьте именно этот файл.</translation>
    </message>
    <message>
        <source>Make the letter</source>
        <translation>Составить письмо</translation>
    </message>
    <message>
        <source>Make the supporting part here</source>
        <translation>Обосновывающую часть составить здесь</translation>
    </message>
    <message>
        <source>It tells the authority of the other State what the provider must not learn. It is kept, and the approval names its digest: save it, and send it to the authority alone.</source>
        <translation>В ней для органа другого государства изложено то, чего провайдер знать не должен. Она сохраняется, и утверждение называет её хеш-сумму: сохраните файл и направьте его только этому органу.</translation>
    </message>
    <message>
        <source>Make the supporting part</source>
        <translation>Составить обосновывающую часть</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить как PDF…</translation>
    </message>
    <message>
        <source>Make the supplemental information here</source>
        <translation>Составить дополнительные сведения здесь</translation>
    </message>
    <message>
        <source>It tells the provider on which grounds the order was made, and how and by when to answer. It is kept, and the approval names its digest: save it, and send it together with the order.</source>
        <translation>Документ сообщает поставщику услуг, на каком основании вынесено распоряжение, как и в какой срок ответить. Он сохраняется, а в утверждении указывается его хеш-сумма: сохраните его и направьте вместе с распоряжением.</translation>
    </message>
    <message>
        <source>Make the supplemental information</source>
        <translation>Составить дополнительные сведения</translation>
    </message>
    <message>
        <source>Something was changed after the letter was made: make it again.</source>
        <translation>После составления письма данные изменены: составьте его заново.</translation>
    </message>
    <message>
        <source>Something was changed after the supplemental information was made: make it again.</source>
        <translation>После составления дополнительных сведений что-то изменено: составьте их заново.</translation>
    </message>
    <message>
        <source>Something was changed after the supporting part was made: make it again.</source>
        <translation>После составления обосновывающей части что-то изменено: составьте её заново.</translation>
    </message>
    <message>
        <source>Made: {title}. Code {code}.</source>
        <translation>Составлено: {title}. Код {code}.</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Сохранено: {path}</translation>
    </message>
</context>
<context>
    <name>LetterStep</name>
    <message>
        <source>Letter</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>To whom, and on which basis</source>
        <translation>Кому и на каком основании</translation>
    </message>
    <message>
        <source>Language, reply and urgency</source>
        <translation>Язык, способ ответа и срочность</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>From the directory, checked on {day}.</source>
        <translation>Из справочника, проверено {day}.</translation>
    </message>
    <message>
        <source>From the directory, checked on {day}, unconfirmed: call first.</source>
        <translation>Из справочника, проверено {day}, не подтверждено: сначала позвоните.</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Does not fit: read it again. It is recorded as given.</source>
        <translation>Не сходится: прочитайте ещё раз. Записывается как введено.</translation>
    </message>
    <message>
        <source>The length fits</source>
        <translation>Длина верна</translation>
    </message>
    <message>
        <source>The check digit fits</source>
        <translation>Контрольная цифра сходится</translation>
    </message>
    <message>
        <source>The form fits</source>
        <translation>Форма верна</translation>
    </message>
    <message>
        <source>Only the first {limit} characters are kept.</source>
        <translation>Сохраняются только первые {limit} знаков.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>{field}: add</source>
        <translation>{field}: добавить</translation>
    </message>
    <message>
        <source>Take out {value}</source>
        <translation>Убрать {value}</translation>
    </message>
    <message>
        <source>{field}: take row {number} out</source>
        <translation>{field}: убрать строку {number}</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Picture {name}</source>
        <translation>Изображение {name}</translation>
    </message>
    <message>
        <source>This is no picture that can be shown here. A copy can be saved.</source>
        <translation>Это не изображение, которое можно здесь показать. Можно сохранить копию.</translation>
    </message>
    <message>
        <source>the recorded bytes</source>
        <translation>байты те, что записаны</translation>
    </message>
    <message>
        <source>other bytes than recorded</source>
        <translation>байты не те, что записаны</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>MadeHere</name>
    <message>
        <source>Reading is still under way. Wait, or stop it.</source>
        <translation>Чтение ещё идёт. Подождите или остановите его.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n event(s) recorded</source>
        <translation>
            <numerusform>Записано %n событие</numerusform>
            <numerusform>Записаны %n события</numerusform>
            <numerusform>Записано %n событий</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>Открыть комплект</translation>
    </message>
    <message>
        <source>Bundles (*.zip *.age bagit.txt)</source>
        <translation>Комплекты (*.zip *.age bagit.txt)</translation>
    </message>
    <message>
        <source>Work is going on</source>
        <translation>Работа ещё идёт</translation>
    </message>
    <message>
        <source>{jobs}

What only reads is stopped and leaves nothing half-written. What records is finished first.</source>
        <translation>{jobs}

То, что только читает, останавливается и ничего недописанного не оставляет. То, что записывает, сначала завершается.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Остановить и закрыть</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
</context>
<context>
    <name>MakeSureDialog</name>
    <message>
        <source>Make sure of the key of {name}</source>
        <translation>Удостоверить ключ: {name}</translation>
    </message>
    <message>
        <source>Call the office on a number that you know, or meet. Let them read the fingerprint of their key to you, and type what you hear. It is not shown here.</source>
        <translation>Позвоните в учреждение по известному вам номеру или встретьтесь. Пусть вам прочтут отпечаток своего ключа, а вы введите услышанное. Здесь он не показан.</translation>
    </message>
    <message>
        <source>It is theirs</source>
        <translation>Это их ключ</translation>
    </message>
    <message>
        <source>Fingerprint, as they told it</source>
        <translation>Отпечаток, как его назвали</translation>
    </message>
    <message>
        <source>Who compared it</source>
        <translation>Кто сверил</translation>
    </message>
    <message>
        <source>With whom, and how</source>
        <translation>С кем и как</translation>
    </message>
    <message>
        <source>by telephone, with the registry</source>
        <translation>по телефону, с канцелярией</translation>
    </message>
    <message>
        <source>Say who compared it, with whom, and how.</source>
        <translation>Укажите, кто сверил, с кем и как.</translation>
    </message>
</context>
<context>
    <name>MatterStep</name>
    <message>
        <source>What and why</source>
        <translation>Что и почему</translation>
    </message>
    <message>
        <source>The matter</source>
        <translation>Суть</translation>
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
        <translation>Открыть комплект…</translation>
    </message>
    <message>
        <source>Another ledger…</source>
        <translation>Другой журнал…</translation>
    </message>
    <message>
        <source>Unlock a key…</source>
        <translation>Разблокировать ключ…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Переход</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Запись</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Во весь экран</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Справка по этой странице</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>About Custody</source>
        <translation>О программе Custody</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>Unlock your key to see what you may do with it.</source>
        <translation>Разблокируйте свой ключ, чтобы увидеть, что вы можете с этим сделать.</translation>
    </message>
    <message>
        <source>Nothing: see below why.</source>
        <translation>Ничего: почему, см. ниже.</translation>
    </message>
    <message numerus="yes">
        <source>What may not be done now, and why (%n)</source>
        <translation>
            <numerusform>Чего сейчас нельзя и почему (%n)</numerusform>
            <numerusform>Чего сейчас нельзя и почему (%n)</numerusform>
            <numerusform>Чего сейчас нельзя и почему (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>From {giver} to {receiver}</source>
        <translation>От {giver} к {receiver}</translation>
    </message>
    <message>
        <source>Decision on {items}</source>
        <translation>Решение о {items}</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отказать</translation>
    </message>
    <message>
        <source>Differences, if there are any</source>
        <translation>Отличия, если есть</translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation>Почему отказано</translation>
    </message>
    <message>
        <source>Say why it is refused.</source>
        <translation>Укажите, почему отказано.</translation>
    </message>
    <message>
        <source>{item} was not seen: scan or tick it, or refuse the offer.</source>
        <translation>{item} не осмотрен: отсканируйте или отметьте его либо откажите в приёме.</translation>
    </message>
</context>
<context>
    <name>OpenBundlePage</name>
    <message>
        <source>Open a bundle</source>
        <translation>Открыть комплект</translation>
    </message>
    <message>
        <source>Receive it…</source>
        <translation>Получить…</translation>
    </message>
</context>
<context>
    <name>OthersPage</name>
    <message>
        <source>Keys of others</source>
        <translation>Чужие ключи</translation>
    </message>
    <message>
        <source>No key here is secret, and each is worth as much as the way on which it came: compare fingerprints and lines on another way than the one that brought them.</source>
        <translation>Эти ключи не секретны, и каждый стоит столько же, сколько путь, которым он пришёл: сверяйте отпечатки и строки другим путём.</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>outside proofs cannot be read</source>
        <translation>внешние подтверждения не читаются</translation>
    </message>
    <message>
        <source>no outside proof for {span}</source>
        <translation>без подтверждения: {span}</translation>
    </message>
    <message>
        <source>no outside proof yet</source>
        <translation>подтверждений ещё нет</translation>
    </message>
    <message>
        <source>outside proof: {ago}</source>
        <translation>подтверждено: {ago}</translation>
    </message>
    <message>
        <source>Time stamp</source>
        <translation>Метка времени</translation>
    </message>
    <message>
        <source>Cosignature</source>
        <translation>Подпись свидетеля</translation>
    </message>
    <message>
        <source>Printed checkpoint</source>
        <translation>Точка на бумаге</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Комплект</translation>
    </message>
    <message>
        <source>Obtaining outside proofs</source>
        <translation>Получение внешних подтверждений</translation>
    </message>
</context>
<context>
    <name>OutsideCard</name>
    <message>
        <source>Outside proofs</source>
        <translation>Внешние подтверждения</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Смотрим…</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>просрочено</translation>
    </message>
    <message>
        <source>due</source>
        <translation>пора</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>last held {at}</source>
        <translation>последнее {at}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) waiting</source>
        <translation>
            <numerusform>ждёт %n событие</numerusform>
            <numerusform>ждут %n события</numerusform>
            <numerusform>ждёт %n событий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutsideHead</name>
    <message>
        <source>The last head that others hold</source>
        <translation>Последняя контрольная точка у других</translation>
    </message>
    <message>
        <source>Obtain now</source>
        <translation>Получить сейчас</translation>
    </message>
    <message>
        <source>Print a checkpoint…</source>
        <translation>Напечатать контрольную точку…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Смотрим…</translation>
    </message>
    <message>
        <source>Name whom to ask first, below.</source>
        <translation>Сначала укажите ниже, кого спрашивать.</translation>
    </message>
    <message>
        <source>Nobody outside holds a head of this ledger</source>
        <translation>Ни у кого снаружи нет контрольной точки этого журнала</translation>
    </message>
    <message>
        <source>{kind}: the first {size} events, {at}</source>
        <translation>{kind}: событий {size}, {at}</translation>
    </message>
    <message>
        <source>Nothing waits: everything recorded lies behind it.</source>
        <translation>Ничего не ждёт: она охватывает всё записанное.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) waiting, </source>
        <translation>
            <numerusform>Ждёт %n событие, </numerusform>
            <numerusform>Ждут %n события, </numerusform>
            <numerusform>Ждёт %n событий, </numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest since {at}.</source>
        <translation>самое раннее — с {at}.</translation>
    </message>
    <message>
        <source>Whoever owns this disk could still rewrite them, and nobody would know.</source>
        <translation>Владелец этого диска ещё мог бы их переписать, и никто бы не узнал.</translation>
    </message>
    <message>
        <source>The certificate of the newest time stamp ends soon, or is not trusted any more: it is renewed by the next one.</source>
        <translation>Сертификат последней метки времени скоро закончится или ему больше не доверяют: её обновит следующая.</translation>
    </message>
    <message>
        <source>The clock of this machine is off by {span}.</source>
        <translation>Часы этого компьютера расходятся на {span}.</translation>
    </message>
</context>
<context>
    <name>OutsidePage</name>
    <message>
        <source>Outside proofs</source>
        <translation>Внешние подтверждения</translation>
    </message>
    <message>
        <source>What stands before a head that others hold cannot be changed without their noticing, not even by whoever owns this disk and every key of the station.</source>
        <translation>То, что записано до контрольной точки, которая есть у других, нельзя изменить незаметно для них, даже владея этим диском и всеми ключами станции.</translation>
    </message>
    <message>
        <source>Compare with paper…</source>
        <translation>Сравнить с бумагой…</translation>
    </message>
    <message>
        <source>Check a fork proof…</source>
        <translation>Проверить доказательство раздвоения…</translation>
    </message>
    <message>
        <source>What others hold</source>
        <translation>Что есть у других</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кем</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Что это показывает</translation>
    </message>
    <message>
        <source>Nothing yet. Stamps, cosignatures, printed checkpoints and bundles stand here.</source>
        <translation>Пока ничего. Здесь стоят метки времени, подписи свидетелей, напечатанные контрольные точки и комплекты.</translation>
    </message>
    <message>
        <source>of nobody whom the station names: it counts for nothing here</source>
        <translation>не от тех, кого назвала станция: здесь не считается</translation>
    </message>
    <message>
        <source>they existed then; its certificate ends {at}</source>
        <translation>тогда они были; сертификат до {at}</translation>
    </message>
    <message>
        <source>they existed then; its certificate is to be renewed</source>
        <translation>тогда они были; метку пора обновить</translation>
    </message>
    <message>
        <source>they existed then, unchanged since</source>
        <translation>они были тогда и не изменены</translation>
    </message>
    <message>
        <source>nothing before it was changed or removed</source>
        <translation>до неё ничего не изменено и не убрано</translation>
    </message>
    <message>
        <source>compare the paper with the ledger of today</source>
        <translation>сравните бумагу с нынешним журналом</translation>
    </message>
    <message>
        <source>its recipient can compare the next bundle</source>
        <translation>получатель сверит следующий комплект</translation>
    </message>
</context>
<context>
    <name>Outsiders</name>
    <message>
        <source>Whom the station asks</source>
        <translation>Кого спрашивает станция</translation>
    </message>
    <message>
        <source>Nobody is named yet. A time-stamp authority attests when; a witness of another agency attests that nothing before was changed.</source>
        <translation>Пока никто не указан. Служба меток времени удостоверяет, когда; свидетель из другого органа — что прежнее не изменено.</translation>
    </message>
    <message>
        <source>Witnesses that must have signed</source>
        <translation>Сколько свидетелей должно подписать</translation>
    </message>
    <message>
        <source>Add an authority…</source>
        <translation>Добавить службу…</translation>
    </message>
    <message>
        <source>Add a witness…</source>
        <translation>Добавить свидетеля…</translation>
    </message>
    <message>
        <source>Take in an answer from a stick…</source>
        <translation>Принять ответ с флешки…</translation>
    </message>
    <message>
        <source>Time-stamp authority, {address}</source>
        <translation>Служба меток времени, {address}</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>by a file on a stick</source>
        <translation>файлом на флешке</translation>
    </message>
    <message>
        <source>Witness, {address}</source>
        <translation>Свидетель, {address}</translation>
    </message>
    <message>
        <source>Request on a stick…</source>
        <translation>Запрос на флешку…</translation>
    </message>
    <message>
        <source>{path} goes to {name}. The answer comes back as a file.</source>
        <translation>{path} передаётся свидетелю {name}. Ответ вернётся файлом.</translation>
    </message>
    <message>
        <source>{path} is of no witness that is named here.</source>
        <translation>{path}: ответ не от указанных здесь свидетелей.</translation>
    </message>
    <message>
        <source>The head of {size} is cosigned by {names}.</source>
        <translation>Контрольную точку {size} подписали: {names}.</translation>
    </message>
    <message>
        <source>Request on a stick</source>
        <translation>Запрос на флешку</translation>
    </message>
</context>
<context>
    <name>OwnKeyDialog</name>
    <message>
        <source>Your key for encrypted bundles</source>
        <translation>Ваш ключ для зашифрованных комплектов</translation>
    </message>
    <message>
        <source>Give the key to whoever sends you bundles, and tell them the fingerprint by another way. The file that was written opens what they send: keep it to yourself.</source>
        <translation>Передайте ключ тем, кто присылает вам комплекты, а отпечаток сообщите другим путём. Записанный файл открывает присланное: никому его не давайте.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Отпечаток ключа</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Compare with paper</source>
        <translation>Сравнение с бумагой</translation>
    </message>
    <message>
        <source>Type the lines below the code of a printed checkpoint: the ledger, the number of events, the root; the fourth line too, if it can be read. Or scan its code.</source>
        <translation>Введите строки под кодом напечатанной контрольной точки: журнал, число событий, корень; и четвёртую строку, если она читается. Или отсканируйте код.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>From a scan or a PDF…</source>
        <translation>Со скана или из PDF…</translation>
    </message>
    <message>
        <source>Lines of the paper</source>
        <translation>Строки с бумаги</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Save the fork proof…</source>
        <translation>Сохранить доказательство…</translation>
    </message>
    <message>
        <source>Record what happened</source>
        <translation>Записать, что произошло</translation>
    </message>
    <message>
        <source>The ledger holds what was printed</source>
        <translation>Журнал содержит то, что напечатано</translation>
    </message>
    <message>
        <source>The first {size} events are those of the paper: nothing was changed or removed since it was printed.</source>
        <translation>События до {size} — те же, что на бумаге: со времени печати ничего не изменено и не убрано.</translation>
    </message>
    <message>
        <source>Read the paper again</source>
        <translation>Прочтите бумагу ещё раз</translation>
    </message>
    <message>
        <source>The root differs only at these places: {places}.</source>
        <translation>Корень расходится только в этих местах: {places}.</translation>
    </message>
    <message>
        <source>The ledger is shorter than the paper: it was rolled back</source>
        <translation>Журнал короче, чем на бумаге: его откатили назад</translation>
    </message>
    <message>
        <source>The paper tells of {size} events, which the ledger does not hold.</source>
        <translation>На бумаге событий {size}, а в журнале столько нет.</translation>
    </message>
    <message>
        <source>This is not the ledger that was printed: it was rewritten</source>
        <translation>Это не тот журнал, что напечатан: его переписали</translation>
    </message>
    <message>
        <source>The ledger has another root at {size} events.</source>
        <translation>При {size} событиях у журнала другой корень.</translation>
    </message>
    <message>
        <source>Or the paper was misread: its signature was not typed. Type it too.</source>
        <translation>Либо бумагу прочли неверно: её подпись не введена. Введите и её.</translation>
    </message>
    <message>
        <source>The paper bears the signature of this ledger. Record nothing more, change and delete nothing, and call an administrator and an auditor.</source>
        <translation>На бумаге подпись этого журнала. Больше ничего не записывайте, не меняйте и не удаляйте; позовите администратора и аудитора.</translation>
    </message>
    <message>
        <source>Save the fork proof</source>
        <translation>Сохранить доказательство раздвоения</translation>
    </message>
</context>
<context>
    <name>PapersButton</name>
    <message>
        <source>Documents…</source>
        <translation>Документы…</translation>
    </message>
    <message>
        <source>Protocols, letters, acts and lists: look, save, print, sign</source>
        <translation>Протоколы, письма, акты и списки: просмотр, сохранение, печать, подпись</translation>
    </message>
</context>
<context>
    <name>PapersDialog</name>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Documents that can be made</source>
        <translation>Документы, которые можно составить</translation>
    </message>
    <message>
        <source>Language of the document</source>
        <translation>Язык документа</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Sign the PDF…</source>
        <translation>Подписать PDF…</translation>
    </message>
    <message>
        <source>Record its digest…</source>
        <translation>Записать хеш…</translation>
    </message>
    <message>
        <source>Paper came back…</source>
        <translation>Вернулся оригинал…</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Этикетки…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>It is kept at the station, and an event that you sign names its digest.</source>
        <translation>Документ хранится на станции, а событие, которое вы подпишете, называет его хеш.</translation>
    </message>
    <message>
        <source>A scan of the signed paper: its code tells which document it is.</source>
        <translation>Скан подписанной бумаги: по её коду видно, какой это документ.</translation>
    </message>
    <message>
        <source>No document can be made of this yet.</source>
        <translation>Из этого пока нельзя составить документ.</translation>
    </message>
    <message>
        <source>It is being made…</source>
        <translation>Составляется…</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Страница {page} из {pages}</translation>
    </message>
    <message>
        <source>As of event {size} of the ledger. Code {code}. SHA-256 {digest}</source>
        <translation>По состоянию на событие {size} журнала. Код {code}. SHA-256 {digest}</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Сохранено: {path}</translation>
    </message>
    <message>
        <source>Signed. Save it, or record its digest.</source>
        <translation>Подписано. Сохраните документ или запишите его хеш.</translation>
    </message>
    <message>
        <source>PDF or pictures (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)</source>
        <translation>PDF или изображения (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Weak: a machine guesses it. Use several words.</source>
        <translation>Слабая: компьютер её угадает. Возьмите несколько слов.</translation>
    </message>
    <message>
        <source>Fair: one more word makes it good.</source>
        <translation>Средняя: ещё одно слово сделает её хорошей.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Хорошая.</translation>
    </message>
</context>
<context>
    <name>PasswordRow</name>
    <message>
        <source>Password of the archive</source>
        <translation>Пароль архива</translation>
    </message>
    <message>
        <source>used here alone, never stored</source>
        <translation>применяется только здесь, нигде не сохраняется</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open the archive</source>
        <translation>Открыть архив</translation>
    </message>
</context>
<context>
    <name>PersonStep</name>
    <message>
        <source>Person and key</source>
        <translation>Лицо и ключ</translation>
    </message>
    <message>
        <source>The new person takes the keyboard for the passphrase, and nobody looks on.</source>
        <translation>Для парольной фразы за клавиатуру садится новое лицо, и никто не смотрит.</translation>
    </message>
    <message>
        <source>Roles and identity</source>
        <translation>Роли и личность</translation>
    </message>
    <message>
        <source>The first role comes with the key. Say how you know who it is.</source>
        <translation>Первая роль даётся вместе с ключом. Укажите, как установлена личность.</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>What the photograph shows</source>
        <translation>Что на фотографии</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Take the photograph out</source>
        <translation>Убрать фотографию</translation>
    </message>
    <message>
        <source>cannot be shown as a picture; kept as it is</source>
        <translation>как изображение не показать; хранится как есть</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Add photographs…</source>
        <translation>Добавить фотографии…</translation>
    </message>
    <message>
        <source>Add photographs</source>
        <translation>Добавить фотографии</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Paste a photograph</source>
        <translation>Вставить фотографию</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>В буфере обмена нет изображения.</translation>
    </message>
    <message>
        <source>{name} is here already.</source>
        <translation>{name} уже есть здесь.</translation>
    </message>
    <message>
        <source>Pick photographs</source>
        <translation>Выбрать фотографии</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) being copied and hashed…</source>
        <translation>
            <numerusform>Копируется и хешируется %n фотография…</numerusform>
            <numerusform>Копируются и хешируются %n фотографии…</numerusform>
            <numerusform>Копируются и хешируются %n фотографий…</numerusform>
        </translation>
    </message>
    <message>
        <source>or drop them here</source>
        <translation>или перетащите их сюда</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Choose a folder.</source>
        <translation>Выберите папку.</translation>
    </message>
    <message>
        <source>A ledger lies here already. Open it, or choose another.</source>
        <translation>Здесь уже лежит журнал. Откройте его или выберите другую папку.</translation>
    </message>
    <message>
        <source>This must be given.</source>
        <translation>Это обязательно.</translation>
    </message>
    <message>
        <source>Small letters, digits, dots, dashes.</source>
        <translation>Строчные буквы, цифры, точки, тире.</translation>
    </message>
    <message>
        <source>Such as +05:00.</source>
        <translation>Например, +05:00.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>On this machine&apos;s own disk; it is backed up.</source>
        <translation>На своём диске компьютера; её нужно резервировать.</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>As people call it.</source>
        <translation>Как его называют люди.</translation>
    </message>
    <message>
        <source>Agency, short</source>
        <translation>Орган, коротко</translation>
    </message>
    <message>
        <source>Such as police.example</source>
        <translation>Например, police.example</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>Such as station-07</source>
        <translation>Например, station-07</translation>
    </message>
    <message>
        <source>Time of the place</source>
        <translation>Местное время</translation>
    </message>
    <message>
        <source>Its offset from UTC.</source>
        <translation>Его смещение от UTC.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Выбрать папку</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>The record knows of nothing that lies in a store.</source>
        <translation>По записям в хранилище ничего не лежит.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Scan the label of the shelf, or choose the place.</source>
        <translation>Отсканируйте этикетку полки или выберите место.</translation>
    </message>
    <message>
        <source>Scan the label of a shelf</source>
        <translation>Отсканируйте этикетку полки</translation>
    </message>
    <message>
        <source>{place} is chosen.</source>
        <translation>Выбрано: {place}.</translation>
    </message>
    <message>
        <source>Nothing lies in {place}.</source>
        <translation>В месте {place} ничего не лежит.</translation>
    </message>
</context>
<context>
    <name>PreviewStep</name>
    <message>
        <source>Verify what leaves first: it was not verified within a day.</source>
        <translation>Сначала проверьте то, что передаётся: за последние сутки его не проверяли.</translation>
    </message>
    <message>
        <source>This may not leave: see the reason above.</source>
        <translation>Это передавать нельзя: причина выше.</translation>
    </message>
    <message>
        <source>What they will see</source>
        <translation>Что увидит получатель</translation>
    </message>
    <message>
        <source>Take the tick away to keep something back. Gaps show: the recipient sees how many things were kept back, and not what they say.</source>
        <translation>Чтобы что-то удержать, снимите отметку. Пропуски видны: получатель узнает, сколько удержано, но не что там.</translation>
    </message>
    <message>
        <source>Not verified within a day</source>
        <translation>Не проверено за последние сутки</translation>
    </message>
    <message>
        <source>What leaves is read and hashed again before, so that no damage goes along.</source>
        <translation>То, что передаётся, прежде читается и хешируется заново, чтобы не передать повреждённое.</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Проверить сейчас</translation>
    </message>
    <message>
        <source>Verify what leaves now</source>
        <translation>Проверить сейчас то, что передаётся</translation>
    </message>
    <message>
        <source>Artifacts that go along</source>
        <translation>Передаваемые цифровые объекты</translation>
    </message>
    <message>
        <source>Events with their private part</source>
        <translation>События с закрытой частью</translation>
    </message>
    <message>
        <source>What stays hidden</source>
        <translation>Что остаётся скрытым</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Цифровые объекты</translation>
    </message>
    <message>
        <source>Events in full</source>
        <translation>События полностью</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Скрыто</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Получатель</translation>
    </message>
    <message>
        <source>none: only the refusal goes back</source>
        <translation>нет: возвращается только отказ</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>the whole case</source>
        <translation>дело целиком</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>Незакрытые несоответствия</translation>
    </message>
    <message>
        <source>Conditions that travel along</source>
        <translation>Условия, которые передаются вместе</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>The digest of the bundle and its numbers of files and events are known only when it is made, and are added then. It is checked from its written bytes before it is recorded.</source>
        <translation>Хеш-сумма комплекта и число файлов и событий известны, только когда он составлен, и добавляются тогда. До записи комплект проверяется по записанным байтам.</translation>
    </message>
    <message>
        <source>Not as recorded, stays here</source>
        <translation>Не такие, как записаны; остаются здесь</translation>
    </message>
    <message>
        <source>{shown} shown, {hidden} kept back</source>
        <translation>показано: {shown}, не передаётся: {hidden}</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Проверяется</translation>
    </message>
</context>
<context>
    <name>ProcedureStep</name>
    <message>
        <source>There is no case yet.</source>
        <translation>Дел пока нет.</translation>
    </message>
    <message>
        <source>Choose what is to be sent.</source>
        <translation>Выберите, что отправить.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>In which case?</source>
        <translation>По какому делу?</translation>
    </message>
    <message>
        <source>What is to be sent?</source>
        <translation>Что отправить?</translation>
    </message>
    <message>
        <source>an order: it binds</source>
        <translation>распоряжение: обязывает</translation>
    </message>
    <message>
        <source>a request: it asks</source>
        <translation>запрос: просит</translation>
    </message>
    <message>
        <source>hands over: {categories}</source>
        <translation>передаются: {categories}</translation>
    </message>
    <message>
        <source>freezes data; nothing is handed over</source>
        <translation>фиксирует данные; ничего не передаётся</translation>
    </message>
    <message>
        <source>gives what we hold; nothing is asked for</source>
        <translation>передаёт то, что у нас есть; ничего не запрашивается</translation>
    </message>
    <message>
        <source>approved by: {roles}</source>
        <translation>утверждает: {roles}</translation>
    </message>
    <message numerus="yes">
        <source>at most %n day(s)</source>
        <translation>
            <numerusform>не более %n дня</numerusform>
            <numerusform>не более %n дней</numerusform>
            <numerusform>не более %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>its channel is not open today: a supervisor must override</source>
        <translation>его канал сегодня не открыт: исключение разрешает руководитель</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>начинается</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} из {total}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>приостановлено</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>останавливается</translation>
    </message>
</context>
<context>
    <name>ProviderDataRun</name>
    <message>
        <source>Receive provider data</source>
        <translation>Принять данные провайдера</translation>
    </message>
    <message>
        <source>Restrict access</source>
        <translation>Ограничить доступ</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>Записать ответ</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translation>Показать запрос</translation>
    </message>
    <message>
        <source>See the finding</source>
        <translation>Показать несоответствие</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>Показать дело</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Искать в:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Типы файлов:</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Родительская папка</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Создать папку</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Создать папку</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Page &amp;Set:</source>
        <translation>&amp;Набор страниц:</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n open run(s)</source>
        <translation>
            <numerusform>%n открытая запись</numerusform>
            <numerusform>%n открытые записи</numerusform>
            <numerusform>%n открытых записей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiveBundleRun</name>
    <message>
        <source>Receive a bundle</source>
        <translation>Получить комплект</translation>
    </message>
    <message>
        <source>Show all bundles</source>
        <translation>Показать все комплекты</translation>
    </message>
    <message>
        <source>The sender’s head of {size} events is cosigned. Send {file} back to them.</source>
        <translation>Контрольная точка отправителя {size} подписана. Верните отправителю файл {file}.</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Принять…</translation>
    </message>
    <message>
        <source>Close the transfer…</source>
        <translation>Завершить передачу…</translation>
    </message>
    <message>
        <source>Take over artifacts…</source>
        <translation>Принять цифровые объекты…</translation>
    </message>
</context>
<context>
    <name>RecipientChoice</name>
    <message>
        <source>{name} (nobody has made sure of the key)</source>
        <translation>{name} (ключ никем не удостоверен)</translation>
    </message>
    <message>
        <source>Encrypted to</source>
        <translation>Для кого зашифровать</translation>
    </message>
    <message>
        <source>The book of recipients is kept in “Keys of others”.</source>
        <translation>Книга получателей ведётся в разделе «Чужие ключи».</translation>
    </message>
</context>
<context>
    <name>RecipientDialog</name>
    <message>
        <source>Add a recipient’s key</source>
        <translation>Добавить ключ получателя</translation>
    </message>
    <message>
        <source>An age key (X25519), as the office gave it: pasted, from a file, or from its QR code. It is used only after somebody has made sure of its fingerprint.</source>
        <translation>Ключ age (X25519), как его дало учреждение: вставленный, из файла или из QR-кода. Им пользуются только после того, как кто-то удостоверил его отпечаток.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Учреждение</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>From a file or a scan…</source>
        <translation>Из файла или скана…</translation>
    </message>
    <message>
        <source>{file} holds no age key.</source>
        <translation>В файле {file} нет ключа age.</translation>
    </message>
    <message>
        <source>Name the office.</source>
        <translation>Назовите учреждение.</translation>
    </message>
</context>
<context>
    <name>RecipientsBook</name>
    <message>
        <source>Recipients’ keys</source>
        <translation>Ключи получателей</translation>
    </message>
    <message>
        <source>Add a key…</source>
        <translation>Добавить ключ…</translation>
    </message>
    <message>
        <source>Make a key of our own…</source>
        <translation>Создать свой ключ…</translation>
    </message>
    <message>
        <source>An export is encrypted to those of them of which somebody has made sure.</source>
        <translation>Комплект шифруют для тех из них, чей ключ удостоверен.</translation>
    </message>
    <message>
        <source>Nobody is in the book. With an office’s key, a bundle can travel by any way, and only that office opens it.</source>
        <translation>В книге никого нет. С ключом учреждения комплект можно передать любым путём, и откроет его только оно.</translation>
    </message>
    <message>
        <source>added {at}</source>
        <translation>добавлен {at}</translation>
    </message>
    <message>
        <source>{key} · made sure of {at} by {by}: {how}</source>
        <translation>{key} · удостоверен {at}, {by}: {how}</translation>
    </message>
    <message>
        <source>not made sure of</source>
        <translation>не удостоверен</translation>
    </message>
    <message>
        <source>Make sure…</source>
        <translation>Удостоверить…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>RecordRun</name>
    <message>
        <source>Record an event</source>
        <translation>Записать событие</translation>
    </message>
    <message>
        <source>Assign people</source>
        <translation>Назначить участников</translation>
    </message>
    <message>
        <source>Issue the report</source>
        <translation>Выдать заключение</translation>
    </message>
    <message>
        <source>Show {item}</source>
        <translation>Показать {item}</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>Показать дело</translation>
    </message>
    <message>
        <source>See the event</source>
        <translation>Показать событие</translation>
    </message>
    <message>
        <source>Another event</source>
        <translation>Ещё одно событие</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>{count} digits</source>
        <translation>знаков: {count}</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Assign {person} to case {case}…</source>
        <translation>Назначить {person} на дело {case}…</translation>
    </message>
</context>
<context>
    <name>RequestRun</name>
    <message>
        <source>Send a request</source>
        <translation>Отправить запрос</translation>
    </message>
    <message>
        <source>Drafted by {person}, to be approved by you</source>
        <translation>Составил(а) {person}, утверждаете вы</translation>
    </message>
    <message>
        <source>Read each step, then review and sign.</source>
        <translation>Прочитайте каждый шаг, затем проверьте и подпишите.</translation>
    </message>
    <message>
        <source>Given back by {person}</source>
        <translation>Вернул(а) {person}</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translation>Показать запрос</translation>
    </message>
    <message>
        <source>Send another</source>
        <translation>Отправить ещё</translation>
    </message>
</context>
<context>
    <name>RequestState</name>
    <message>
        <source>draft</source>
        <translation>черновик</translation>
    </message>
    <message>
        <source>approved, not sent</source>
        <translation>утверждён, не отправлен</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлен</translation>
    </message>
    <message>
        <source>receipt confirmed</source>
        <translation>получение подтверждено</translation>
    </message>
    <message>
        <source>data preserved</source>
        <translation>данные сохранены</translation>
    </message>
    <message>
        <source>preservation renewed</source>
        <translation>сохранность продлена</translation>
    </message>
    <message>
        <source>path of the data disclosed</source>
        <translation>путь данных раскрыт</translation>
    </message>
    <message>
        <source>replaced by a production order</source>
        <translation>заменён распоряжением о предъявлении</translation>
    </message>
    <message>
        <source>held until the assistance request is decided</source>
        <translation>хранится до решения по запросу о помощи</translation>
    </message>
    <message>
        <source>preservation ended by time</source>
        <translation>срок сохранности истёк</translation>
    </message>
    <message>
        <source>released</source>
        <translation>обязанность снята</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отказано</translation>
    </message>
    <message>
        <source>postponed</source>
        <translation>отложен</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>отозван</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>being examined</source>
        <translation>рассматривается</translation>
    </message>
    <message>
        <source>clarification asked</source>
        <translation>запрошено уточнение</translation>
    </message>
    <message>
        <source>being carried out</source>
        <translation>исполняется</translation>
    </message>
    <message>
        <source>conditions offered</source>
        <translation>условия предложены</translation>
    </message>
    <message>
        <source>conditions accepted</source>
        <translation>условия приняты</translation>
    </message>
    <message>
        <source>conditions rejected</source>
        <translation>условия отклонены</translation>
    </message>
    <message>
        <source>answered in part</source>
        <translation>ответ частичный</translation>
    </message>
    <message>
        <source>answered in full</source>
        <translation>ответ полный</translation>
    </message>
    <message>
        <source>lapsed without an answer</source>
        <translation>истёк без ответа</translation>
    </message>
    <message>
        <source>evidence received</source>
        <translation>доказательства получены</translation>
    </message>
    <message>
        <source>their State told the provider not to disclose</source>
        <translation>их государство велело провайдеру не раскрывать</translation>
    </message>
    <message>
        <source>asked by word of mouth</source>
        <translation>запрошено устно</translation>
    </message>
    <message>
        <source>confirmed in writing</source>
        <translation>подтверждено письменно</translation>
    </message>
    <message>
        <source>conditions proposed by us</source>
        <translation>условия предложены нами</translation>
    </message>
    <message>
        <source>served on the provider</source>
        <translation>вручено провайдеру</translation>
    </message>
</context>
<context>
    <name>RequestStep</name>
    <message>
        <source>There is no case yet.</source>
        <translation>Дел пока нет.</translation>
    </message>
    <message>
        <source>Choose the request that it answers.</source>
        <translation>Выберите запрос, на который это ответ.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Which request does it answer?</source>
        <translation>На какой запрос это ответ?</translation>
    </message>
    <message>
        <source>None: it came unasked</source>
        <translation>Ни на какой: пришло само</translation>
    </message>
    <message>
        <source>What it came on</source>
        <translation>На чём поступило</translation>
    </message>
    <message>
        <source>A disc or an envelope that was registered as an item; otherwise leave it.</source>
        <translation>Диск или конверт, записанный как предмет; иначе не заполняйте.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>{state} · asked for: {categories}</source>
        <translation>{state} · запрошено: {categories}</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Orders and requests</source>
        <translation>Распоряжения и запросы</translation>
    </message>
    <message>
        <source>Send a request…</source>
        <translation>Отправить запрос…</translation>
    </message>
    <message>
        <source>From others…</source>
        <translation>От других…</translation>
    </message>
    <message>
        <source>The law…</source>
        <translation>Право…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Ждут ответа</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Завершённые</translation>
    </message>
    <message>
        <source>Which are shown</source>
        <translation>Какие показаны</translation>
    </message>
    <message>
        <source>No order or request yet</source>
        <translation>Распоряжений и запросов пока нет</translation>
    </message>
    <message>
        <source>Preservation, disclosure and production orders stand here with their clocks.</source>
        <translation>Здесь собраны распоряжения о сохранности, раскрытии и предъявлении с их сроками.</translation>
    </message>
    <message>
        <source>None of this kind.</source>
        <translation>Таких нет.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Процедура</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>an order: it binds</source>
        <translation>распоряжение: обязывает</translation>
    </message>
    <message>
        <source>a request: it asks</source>
        <translation>запрос: просит</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Take it up again by a new request…</source>
        <translation>Возобновить новым запросом…</translation>
    </message>
</context>
<context>
    <name>ResolveRun</name>
    <message>
        <source>Resolve a finding</source>
        <translation>Объяснить несоответствие</translation>
    </message>
    <message>
        <source>Finding {finding}: explanation</source>
        <translation>Несоответствие {finding}: объяснение</translation>
    </message>
</context>
<context>
    <name>ResolveStep</name>
    <message>
        <source>Nothing of this is to be recorded: all was put right by hand.</source>
        <translation>Ничего из этого не записывается: всё исправлено на месте.</translation>
    </message>
    <message>
        <source>All lies where the record says. There is nothing to record.</source>
        <translation>Всё лежит там, где указано в записях. Записывать нечего.</translation>
    </message>
    <message>
        <source>{item}: missing</source>
        <translation>{item}: отсутствует</translation>
    </message>
    <message>
        <source>{item}: belongs elsewhere</source>
        <translation>{item}: числится в другом месте</translation>
    </message>
    <message>
        <source>{item}: not of this ledger</source>
        <translation>{item}: не из этого журнала</translation>
    </message>
    <message>
        <source>It lies here from now on</source>
        <translation>Отныне лежит здесь</translation>
    </message>
    <message>
        <source>Raise a finding</source>
        <translation>Зафиксировать несоответствие</translation>
    </message>
    <message>
        <source>It was found and put right: record nothing</source>
        <translation>Найдено и исправлено: ничего не записывать</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Расхождения</translation>
    </message>
    <message>
        <source>What is missing, extra or misplaced, and what is to be recorded of it.</source>
        <translation>Что отсутствует, лишнее или не на месте и что об этом записать.</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Review and sign</source>
        <translation>Просмотр и подпись</translation>
    </message>
    <message>
        <source>Cancel: nothing is signed</source>
        <translation>Отмена: ничего не подписывается</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Nobody&apos;s key is unlocked</source>
        <translation>Ничей ключ не разблокирован</translation>
    </message>
    <message>
        <source>Unlock your key to see what would be recorded, and to sign it.</source>
        <translation>Разблокируйте свой ключ, чтобы увидеть, что будет записано, и подписать.</translation>
    </message>
    <message>
        <source>This ledger is open to be read only</source>
        <translation>Этот журнал открыт только для чтения</translation>
    </message>
    <message>
        <source>Nothing can be signed. The notice at the top says why, and what to do.</source>
        <translation>Подписать ничего нельзя. Почему и что делать, сказано в сообщении вверху.</translation>
    </message>
    <message>
        <source>The page has changed</source>
        <translation>Страница изменилась</translation>
    </message>
    <message>
        <source>Somebody recorded something meanwhile. Nothing was signed.</source>
        <translation>Тем временем кто-то сделал запись. Ничего не подписано.</translation>
    </message>
    <message>
        <source>Read the page again, then sign.</source>
        <translation>Прочитайте страницу ещё раз, затем подпишите.</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Записывается…</translation>
    </message>
    <message>
        <source>Sign and record</source>
        <translation>Подписать и записать</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Nothing was recorded, and nothing half-made is left.</source>
        <translation>Ничего не записано, и ничего недоделанного не осталось.</translation>
    </message>
    <message>
        <source>Read this before you sign</source>
        <translation>Прочитайте это, прежде чем подписать</translation>
    </message>
    <message>
        <source>What will be recorded is put together. That takes a moment.</source>
        <translation>Составляется то, что будет записано. Это займёт немного времени.</translation>
    </message>
    <message>
        <source>A signature proves that the holder of this key said exactly these words no later than the next checkpoint. It does not prove that the words are true, nor who held the key in their hands.</source>
        <translation>Подпись доказывает, что владелец этого ключа сказал именно эти слова не позже следующей контрольной точки. Она не доказывает, что слова правдивы и в чьих руках был ключ.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Разблокировать…</translation>
    </message>
    <message>
        <source>Unlock your key</source>
        <translation>Разблокируйте свой ключ</translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>In which role do you act?</source>
        <translation>В какой роли вы действуете?</translation>
    </message>
    <message>
        <source>Several of your roles fit. The record tells the one that you choose.</source>
        <translation>Подходит несколько ваших ролей. В записи будет та, которую вы выберете.</translation>
    </message>
    <message>
        <source>Act as: {role}</source>
        <translation>В роли: {role}</translation>
    </message>
</context>
<context>
    <name>RoleNotice</name>
    <message>
        <source>“{what}” is recorded by: {roles}.</source>
        <translation>Событие «{what}» записывает: {roles}.</translation>
    </message>
    <message>
        <source>With a key here: {people}.</source>
        <translation>Ключ на этой станции есть у: {people}.</translation>
    </message>
    <message>
        <source>Nobody&apos;s key is unlocked</source>
        <translation>Ничей ключ не разблокирован</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Разблокировать…</translation>
    </message>
    <message>
        <source>{person} may not sign this</source>
        <translation>{person} не вправе это подписать</translation>
    </message>
    <message>
        <source>Switch person…</source>
        <translation>Другое лицо…</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Дела</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>Комплекты</translation>
    </message>
    <message>
        <source>Outside proofs</source>
        <translation>Подтверждения</translation>
    </message>
    <message>
        <source>Keys of others</source>
        <translation>Чужие ключи</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Log a seizure</source>
        <translation>Записать изъятие</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation>Отправить запрос</translation>
    </message>
    <message>
        <source>Receive provider data</source>
        <translation>Принять данные провайдера</translation>
    </message>
    <message>
        <source>Take data from an item</source>
        <translation>Снять данные с предмета</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Accept what is in transit</source>
        <translation>Принять то, что в пути</translation>
    </message>
    <message>
        <source>Take stock</source>
        <translation>Провести инвентаризацию</translation>
    </message>
    <message>
        <source>Export a bundle</source>
        <translation>Выгрузить комплект</translation>
    </message>
    <message>
        <source>Receive a bundle</source>
        <translation>Получить комплект</translation>
    </message>
    <message>
        <source>Transfer to another station</source>
        <translation>Передать другой станции</translation>
    </message>
    <message>
        <source>Take over from another station</source>
        <translation>Принять от другой станции</translation>
    </message>
    <message>
        <source>Take over artifacts</source>
        <translation>Принять цифровые объекты</translation>
    </message>
    <message>
        <source>Close a transfer</source>
        <translation>Завершить передачу</translation>
    </message>
    <message>
        <source>Record an event</source>
        <translation>Записать событие</translation>
    </message>
    <message>
        <source>Enrol a person</source>
        <translation>Зарегистрировать лицо</translation>
    </message>
</context>
<context>
    <name>RosterDialog</name>
    <message>
        <source>Take in a roster</source>
        <translation>Принять перечень станций</translation>
    </message>
    <message>
        <source>An agency signs the list of its stations. The agency’s own line came to you on another way: on paper, or in person. An older list than one taken in is refused.</source>
        <translation>Орган подписывает перечень своих станций. Строка самого органа пришла к вам другим путём: на бумаге или лично. Перечень старше уже принятого не принимается.</translation>
    </message>
    <message>
        <source>Check and take in</source>
        <translation>Проверить и принять</translation>
    </message>
    <message>
        <source>Line of the agency</source>
        <translation>Строка органа</translation>
    </message>
    <message>
        <source>File of the roster</source>
        <translation>Файл перечня</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>This is no line of an agency: it is one line, as printed.</source>
        <translation>Это не строка органа: она одна, как напечатано.</translation>
    </message>
    <message>
        <source>This is the line of one station, not of an agency.</source>
        <translation>Это строка одной станции, а не органа.</translation>
    </message>
    <message>
        <source>Choose the file of the roster.</source>
        <translation>Выберите файл перечня.</translation>
    </message>
</context>
<context>
    <name>RostersCard</name>
    <message>
        <source>Rosters of agencies</source>
        <translation>Перечни станций органов</translation>
    </message>
    <message>
        <source>Take in a roster…</source>
        <translation>Принять перечень…</translation>
    </message>
    <message>
        <source>Sign a roster…</source>
        <translation>Подписать перечень…</translation>
    </message>
    <message>
        <source>An administrator signs it, with the agency’s key.</source>
        <translation>Его подписывает администратор ключом органа.</translation>
    </message>
    <message>
        <source>A bundle of any of these stations is checked by the agency’s one line.</source>
        <translation>Комплект любой из этих станций проверяется по одной строке органа.</translation>
    </message>
    <message>
        <source>No roster was taken in. With one, you pin a single line for all stations of an agency instead of a line for each.</source>
        <translation>Ни один перечень не принят. С ним достаточно одной строки на все станции органа вместо строки на каждую.</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>{at}: it has ended</source>
        <translation>{at}: срок истёк</translation>
    </message>
    <message>
        <source>since {at}</source>
        <translation>с {at}</translation>
    </message>
    <message>
        <source>since {at}, retired {end}; what it recorded counts up to event {size}</source>
        <translation>с {at}, выведена {end}; её записи считаются до события {size}</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>выведена</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>{field} · one of these at least</source>
        <translation>{field} · хотя бы одно из них</translation>
    </message>
    <message>
        <source>{field}, must be given</source>
        <translation>{field}, обязательно</translation>
    </message>
</context>
<context>
    <name>ScanStep</name>
    <message>
        <source>{text} is nothing that this ledger knows.</source>
        <translation>{text}: этому журналу неизвестно.</translation>
    </message>
    <message>
        <source>{item} is here.</source>
        <translation>{item} на месте.</translation>
    </message>
    <message>
        <source>{item} belongs elsewhere.</source>
        <translation>{item} числится в другом месте.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>Scan every thing that lies here. You may stop and go on later.</source>
        <translation>Отсканируйте каждую вещь, которая здесь лежит. Можно прерваться и продолжить позже.</translation>
    </message>
    <message>
        <source>Scan an item or a seal</source>
        <translation>Отсканируйте предмет или печать</translation>
    </message>
    <message>
        <source>{seen} of {all} are here.</source>
        <translation>На месте {seen} из {all}.</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Ещё не отсканировано</translation>
    </message>
    <message>
        <source>Belongs elsewhere</source>
        <translation>Числится в другом месте</translation>
    </message>
    <message>
        <source>Not of this ledger</source>
        <translation>Не из этого журнала</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>This is no label of a thing.</source>
        <translation>Это не этикетка предмета.</translation>
    </message>
    <message>
        <source>This label is of another ledger: {origin}</source>
        <translation>Эта этикетка из другого журнала: {origin}</translation>
    </message>
    <message>
        <source>Nothing here is called {name}.</source>
        <translation>Здесь нет ничего с именем {name}.</translation>
    </message>
</context>
<context>
    <name>SceneStep</name>
    <message>
        <source>Place and people</source>
        <translation>Место и люди</translation>
    </message>
    <message>
        <source>As the protocol will say it: where, from when on, and everybody who was there.</source>
        <translation>Как будет в протоколе: где, с какого времени и все, кто присутствовал.</translation>
    </message>
    <message>
        <source>Place and start</source>
        <translation>Место и начало</translation>
    </message>
    <message>
        <source>Who is there</source>
        <translation>Кто присутствует</translation>
    </message>
    <message>
        <source>Attesting witnesses are asked whether they have an interest in the case. Persons who are protected appear under the name of the protocol.</source>
        <translation>Понятых спрашивают, заинтересованы ли они в деле. Защищаемые лица указываются под именем из протокола.</translation>
    </message>
    <message>
        <source>What was shown and said</source>
        <translation>Что предъявлено и разъяснено</translation>
    </message>
    <message>
        <source>A day and a time, such as 09:40.</source>
        <translation>День и время, например 09:40.</translation>
    </message>
    <message>
        <source>This is later than now.</source>
        <translation>Это позже, чем сейчас.</translation>
    </message>
    <message numerus="yes">
        <source>This form of search needs %n attesting witness(es).</source>
        <translation>
            <numerusform>Для такого действия нужен %n понятой.</numerusform>
            <numerusform>Для такого действия нужно %n понятых.</numerusform>
            <numerusform>Для такого действия нужно %n понятых.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each attesting witness is asked about an interest in the case.</source>
        <translation>Каждого понятого спрашивают, заинтересован ли он в деле.</translation>
    </message>
</context>
<context>
    <name>ScopeStep</name>
    <message>
        <source>A bundle for the prosecutor is approved by a supervisor, and one for anybody else by a prosecutor: who approves signs on the last page.</source>
        <translation>Комплект для прокурора утверждает руководитель, для остальных — прокурор: утверждающий подписывает на последней странице.</translation>
    </message>
    <message>
        <source>Choose to whose key the bundle is encrypted.</source>
        <translation>Выберите, для чьего ключа зашифровать комплект.</translation>
    </message>
    <message>
        <source>Say where the bundle goes.</source>
        <translation>Укажите, куда записать комплект.</translation>
    </message>
    <message>
        <source>{path} is there already: a bundle is never written over.</source>
        <translation>{path} уже существует: комплект никогда не пишется поверх.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>Папки {path} нет.</translation>
    </message>
    <message>
        <source>What and for whom</source>
        <translation>Что и для кого</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Для кого</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Как</translation>
    </message>
    <message>
        <source>Language of the cover</source>
        <translation>Язык обложки</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Контейнер</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>ZIP file</source>
        <translation>Файл ZIP</translation>
    </message>
    <message>
        <source>Encrypted ZIP</source>
        <translation>Зашифрованный ZIP</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Куда</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose where the bundle goes</source>
        <translation>Выберите, куда записать комплект</translation>
    </message>
</context>
<context>
    <name>SearchState</name>
    <message>
        <source>planned</source>
        <translation>запланировано</translation>
    </message>
    <message>
        <source>authorised</source>
        <translation>санкционировано</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>ведётся</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>окончено</translation>
    </message>
    <message>
        <source>protocol signed</source>
        <translation>протокол подписан</translation>
    </message>
    <message>
        <source>copy of the protocol delivered</source>
        <translation>копия протокола вручена</translation>
    </message>
    <message>
        <source>waits for the court&apos;s review</source>
        <translation>ждёт проверки судом</translation>
    </message>
    <message>
        <source>found lawful by the court</source>
        <translation>признано судом законным</translation>
    </message>
    <message>
        <source>found unlawful by the court</source>
        <translation>признано судом незаконным</translation>
    </message>
</context>
<context>
    <name>SecondSigner</name>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>Signs beside you</source>
        <translation>Подписывает вместе с вами</translation>
    </message>
    <message>
        <source>Who signs beside you</source>
        <translation>Кто подписывает вместе с вами</translation>
    </message>
</context>
<context>
    <name>SeizureRun</name>
    <message>
        <source>Log a seizure</source>
        <translation>Записать изъятие</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>Показать дело</translation>
    </message>
    <message>
        <source>Hand the things over</source>
        <translation>Передать предметы</translation>
    </message>
</context>
<context>
    <name>SendStep</name>
    <message>
        <source>Choose who approves it. If nobody is here, hand it over for approval.</source>
        <translation>Выберите, кто утверждает. Если никого нет, передайте на утверждение.</translation>
    </message>
    <message>
        <source>The answer is due {at}.</source>
        <translation>Ответ нужен до {at}.</translation>
    </message>
    <message>
        <source>Sent this way, it is to be confirmed in writing until {at}.</source>
        <translation>При такой отправке его нужно подтвердить письменно до {at}.</translation>
    </message>
    <message>
        <source>No clock runs: name a day for the answer if there is one.</source>
        <translation>Срок не идёт: укажите день для ответа, если он есть.</translation>
    </message>
    <message>
        <source>Article 29: a floor, not a ceiling. Preserved today, it is kept at least until {least}, and longer if they decide so. The request for assistance is due {task}.</source>
        <translation>Статья 29: наименьший срок, а не предельный. Сохранённое сегодня хранится не менее чем до {least} и дольше, если так решат. Запрос о помощи нужен до {task}.</translation>
    </message>
    <message>
        <source>The provider says how long it keeps the data: its answer starts and ends the clock. Nothing is kept until it has answered.</source>
        <translation>Как долго хранить данные, говорит провайдер: его ответ начинает и заканчивает срок. До ответа ничего не сохраняется.</translation>
    </message>
    <message numerus="yes">
        <source>Article 16: %n day(s) at most, counted from the earliest of order, service and the provider’s own date, and not extended over a weekend. From today it ends at the latest {at}; a renewal must be recorded before.</source>
        <translation>
            <numerusform>Статья 16: не более %n дня, считая от самой ранней из дат: постановления, вручения и даты провайдера; на выходные не продлевается. Считая с сегодняшнего дня, истекает не позднее {at}; продление нужно записать раньше.</numerusform>
            <numerusform>Статья 16: не более %n дней, считая от самой ранней из дат: постановления, вручения и даты провайдера; на выходные не продлевается. Считая с сегодняшнего дня, истекает не позднее {at}; продление нужно записать раньше.</numerusform>
            <numerusform>Статья 16: не более %n дней, считая от самой ранней из дат: постановления, вручения и даты провайдера; на выходные не продлевается. Считая с сегодняшнего дня, истекает не позднее {at}; продление нужно записать раньше.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve and send</source>
        <translation>Утвердить и отправить</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Отправка</translation>
    </message>
    <message>
        <source>It is sent now, by me</source>
        <translation>Отправляю сейчас я</translation>
    </message>
    <message>
        <source>Otherwise it is approved only, and waits on Requests to be sent.</source>
        <translation>Иначе он только утверждается и ждёт отправки на странице «Запросы».</translation>
    </message>
    <message>
        <source>What runs from then on</source>
        <translation>Какие сроки пойдут</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Me and my key</source>
        <translation>Я и мой ключ</translation>
    </message>
    <message>
        <source>Choices of this machine</source>
        <translation>Выбор для этого компьютера</translation>
    </message>
    <message>
        <source>Where things lie</source>
        <translation>Где что лежит</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>Язык экрана</translation>
    </message>
    <message>
        <source>Language of statements and documents</source>
        <translation>Язык текстов и документов</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Lock the key when nobody touches the machine</source>
        <translation>Блокировать ключ, когда компьютер не трогают</translation>
    </message>
    <message>
        <source>What the scanner sends behind a code</source>
        <translation>Что сканер посылает после кода</translation>
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
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Drafts and memory</source>
        <translation>Черновики и память</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open the folder: {name}</source>
        <translation>Открыть папку: {name}</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>As the screen</source>
        <translation>Как на экране</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>через %n минуту</numerusform>
            <numerusform>через %n минуты</numerusform>
            <numerusform>через %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
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
        <translation>Спрашивать каждый раз</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>За рабочим местом</translation>
    </message>
    <message>
        <source>nobody; the key is locked</source>
        <translation>никто; ключ заблокирован</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Файл ключа</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Разблокировать…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Enrol a person…</source>
        <translation>Зарегистрировать лицо…</translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message>
        <source>Add this one, and fill in another</source>
        <translation>Добавить и заполнить ещё одну запись</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>evidence in danger</source>
        <translation>под угрозой</translation>
    </message>
    <message>
        <source>left undone</source>
        <translation>не сделано</translation>
    </message>
</context>
<context>
    <name>SignRosterDialog</name>
    <message>
        <source>Sign a roster</source>
        <translation>Подписать перечень станций</translation>
    </message>
    <message>
        <source>The next list of the agency’s stations. Stations are added by their trust lines, and ended by their last checkpoint; none is ever removed.</source>
        <translation>Следующий перечень станций органа. Станции добавляют по их строкам доверия и выводят по их последней контрольной точке; ни одну не убирают.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Подписать</translation>
    </message>
    <message>
        <source>File of the roster</source>
        <translation>Файл перечня</translation>
    </message>
    <message>
        <source>File of the agency’s key</source>
        <translation>Файл ключа органа</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Passphrase of the agency’s key</source>
        <translation>Парольная фраза ключа органа</translation>
    </message>
    <message>
        <source>Agency, only where this is its first roster</source>
        <translation>Орган, только если это его первый перечень</translation>
    </message>
    <message>
        <source>Trust lines of stations that come, one a line</source>
        <translation>Строки доверия новых станций, по одной</translation>
    </message>
    <message>
        <source>Last checkpoint of a station that ends (a file)</source>
        <translation>Последняя контрольная точка выводимой станции (файл)</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Choose the file of the roster.</source>
        <translation>Выберите файл перечня.</translation>
    </message>
    <message>
        <source>This agency has a roster already: it is renewed.</source>
        <translation>У этого органа уже есть перечень: его обновляют.</translation>
    </message>
    <message>
        <source>A new key is made: type its passphrase twice, the same.</source>
        <translation>Создаётся новый ключ: введите его парольную фразу дважды, одинаково.</translation>
    </message>
    <message>
        <source>Choose the agency’s key.</source>
        <translation>Выберите ключ органа.</translation>
    </message>
    <message>
        <source>Once more, only where the key is made now</source>
        <translation>Ещё раз, только если ключ создаётся сейчас</translation>
    </message>
    <message>
        <source>The passphrase is missing.</source>
        <translation>Не введена парольная фраза.</translation>
    </message>
</context>
<context>
    <name>SignerRow</name>
    <message>
        <source>signs by the button below</source>
        <translation>подписывает кнопкой ниже</translation>
    </message>
    <message>
        <source>has read this page and signs with it</source>
        <translation>страница прочитана, подпись ставится вместе с вами</translation>
    </message>
    <message>
        <source>has not unlocked yet</source>
        <translation>ключ ещё не разблокирован</translation>
    </message>
    <message>
        <source>I, {person}, have read this page</source>
        <translation>Я, {person}, прочитал(а) эту страницу</translation>
    </message>
    <message>
        <source>Passphrase of {person}</source>
        <translation>Парольная фраза {person}</translation>
    </message>
    <message>
        <source>Unlock to sign</source>
        <translation>Разблокировать для подписи</translation>
    </message>
    <message>
        <source>Unlock the key of {person}</source>
        <translation>Разблокировать ключ {person}</translation>
    </message>
</context>
<context>
    <name>Signers</name>
    <message>
        <source>Who signs</source>
        <translation>Кто подписывает</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>From whom</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>Who sent it, and in what</source>
        <translation>Кто прислал и в чём</translation>
    </message>
    <message>
        <source>What they wrote</source>
        <translation>Что написали</translation>
    </message>
    <message>
        <source>As their letter says it; nothing is added.</source>
        <translation>Как в их письме; ничего не добавляется.</translation>
    </message>
</context>
<context>
    <name>SourcesStep</name>
    <message>
        <source>Choose what the data come from. Scan it, or tick it.</source>
        <translation>Выберите, с чего снимаются данные: отсканируйте или отметьте.</translation>
    </message>
    <message>
        <source>Nothing to take data from</source>
        <translation>Не с чего снимать данные</translation>
    </message>
    <message>
        <source>You hold no item of this case. Whoever holds it hands it over, or the store checks it out to you.</source>
        <translation>По этому делу вы не храните ни одного предмета. Его передаёт тот, кто его хранит, или выдаёт хранилище.</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n месяц</numerusform>
            <numerusform>%n месяца</numerusform>
            <numerusform>%n месяцев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n год</numerusform>
            <numerusform>%n года</numerusform>
            <numerusform>%n лет</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n час</numerusform>
            <numerusform>%n часа</numerusform>
            <numerusform>%n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Statements</name>
    <message>
        <source>The clock of this station is in doubt. The record says so, and is valid.</source>
        <translation>Часы этой станции сомнительны. В записи это сказано, и она действительна.</translation>
    </message>
    <message>
        <source>The station adds by itself: {titles}.</source>
        <translation>Станция сама добавит: {titles}.</translation>
    </message>
</context>
<context>
    <name>StationDialog</name>
    <message>
        <source>Pick a station</source>
        <translation>Выбор станции</translation>
    </message>
    <message>
        <source>Present stations of the agencies whose rosters were taken in.</source>
        <translation>Действующие станции органов, чьи перечни приняты.</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Выбрать</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Станции</translation>
    </message>
    <message>
        <source>No roster was taken in yet: see “Keys of others”.</source>
        <translation>Ни один перечень ещё не принят: см. «Чужие ключи».</translation>
    </message>
    <message>
        <source>Pick a station.</source>
        <translation>Выберите станцию.</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>Шаг {number} из {count}: {title}</translation>
    </message>
    <message>
        <source>All steps are done</source>
        <translation>Все шаги пройдены</translation>
    </message>
</context>
<context>
    <name>StockRun</name>
    <message>
        <source>Take stock</source>
        <translation>Инвентаризация</translation>
    </message>
    <message>
        <source>Stock-taking</source>
        <translation>Инвентаризация</translation>
    </message>
    <message>
        <source>Stock-taking: {item} was not found.</source>
        <translation>Инвентаризация: {item} не найден.</translation>
    </message>
    <message>
        <source>Stock-taking: {item} lies here against the record.</source>
        <translation>Инвентаризация: {item} лежит здесь вопреки записям.</translation>
    </message>
    <message>
        <source>Stock-taking: {item} is nothing that this ledger knows.</source>
        <translation>Инвентаризация: {item} этому журналу неизвестен.</translation>
    </message>
    <message>
        <source>Another place</source>
        <translation>Другое место</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n событие</numerusform>
            <numerusform>%n события</numerusform>
            <numerusform>%n событий</numerusform>
        </translation>
    </message>
    <message>
        <source>checkpoint {at}</source>
        <translation>контрольная точка {at}</translation>
    </message>
    <message>
        <source>clock checked</source>
        <translation>часы проверены</translation>
    </message>
    <message>
        <source>clock not checked today</source>
        <translation>часы сегодня не проверены</translation>
    </message>
    <message>
        <source>clock is off</source>
        <translation>часы неточны</translation>
    </message>
    <message>
        <source>clock was set back</source>
        <translation>часы переведены назад</translation>
    </message>
    <message>
        <source>never verified here</source>
        <translation>здесь ещё не проверялся</translation>
    </message>
    <message>
        <source>verified {at}</source>
        <translation>проверен {at}</translation>
    </message>
    <message>
        <source>faults found {at}</source>
        <translation>найдены ошибки {at}</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>смотрим…</translation>
    </message>
    <message>
        <source>Outside proofs: {words}</source>
        <translation>Внешние подтверждения: {words}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) behind the last head that others hold.</source>
        <translation>
            <numerusform>%n событие после последней контрольной точки, которая есть у других.</numerusform>
            <numerusform>%n события после последней контрольной точки, которая есть у других.</numerusform>
            <numerusform>%n событий после последней контрольной точки, которая есть у других.</numerusform>
        </translation>
    </message>
    <message>
        <source>locked</source>
        <translation>заблокировано</translation>
    </message>
</context>
<context>
    <name>Subjects</name>
    <message>
        <source>Search and seizure</source>
        <translation>Следственные действия и изъятие</translation>
    </message>
    <message>
        <source>Items and seals</source>
        <translation>Предметы и печати</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Передачи</translation>
    </message>
    <message>
        <source>Data and examinations</source>
        <translation>Данные и исследования</translation>
    </message>
    <message>
        <source>Orders and requests</source>
        <translation>Распоряжения и запросы</translation>
    </message>
    <message>
        <source>The case and its authorities</source>
        <translation>Дело и его основания</translation>
    </message>
    <message>
        <source>Findings, notes and corrections</source>
        <translation>Несоответствия, пометки, исправления</translation>
    </message>
    <message>
        <source>Bundles and disclosure</source>
        <translation>Комплекты и раскрытие</translation>
    </message>
    <message>
        <source>The ledger, people and keys</source>
        <translation>Журнал, люди и ключи</translation>
    </message>
</context>
<context>
    <name>TableDoubts</name>
    <message numerus="yes">
        <source>%n row(s) with more cells than columns: the last column shows the rest.</source>
        <translation>
            <numerusform>В %n строке ячеек больше, чем столбцов: остальное показано в последнем столбце.</numerusform>
            <numerusform>В %n строках ячеек больше, чем столбцов: остальное показано в последнем столбце.</numerusform>
            <numerusform>В %n строках ячеек больше, чем столбцов: остальное показано в последнем столбце.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cells with a formula: {count}. Shown is what the file stores.</source>
        <translation>Ячеек с формулой: {count}. Показано значение, сохранённое в файле.</translation>
    </message>
    <message>
        <source>Formulas without a stored value, shown as empty cells: {count}.</source>
        <translation>Формул без сохранённого значения, показанных пустыми ячейками: {count}.</translation>
    </message>
    <message>
        <source>{names}: no time zone is said; times are taken as UTC.</source>
        <translation>{names}: часовой пояс не указан; время принято за UTC.</translation>
    </message>
    <message>
        <source>{name}: the day is taken to stand before the month.</source>
        <translation>{name}: принято, что день стоит перед месяцем.</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n time(s) came twice or never in this zone.</source>
        <translation>
            <numerusform>{name}: %n момент времени в этом поясе был дважды или не был вовсе.</numerusform>
            <numerusform>{name}: %n момента времени в этом поясе были дважды или не были вовсе.</numerusform>
            <numerusform>{name}: %n моментов времени в этом поясе были дважды или не были вовсе.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n cell(s) not readable as {kind}.</source>
        <translation>
            <numerusform>{name}: %n ячейка не читается как «{kind}».</numerusform>
            <numerusform>{name}: %n ячейки не читаются как «{kind}».</numerusform>
            <numerusform>{name}: %n ячеек не читаются как «{kind}».</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at these before you rely on them</source>
        <translation>Проверьте это, прежде чем полагаться на данные</translation>
    </message>
</context>
<context>
    <name>TableKinds</name>
    <message>
        <source>time</source>
        <translation>время</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-адрес</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>длительность</translation>
    </message>
    <message>
        <source>amount of data</source>
        <translation>объём данных</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>номер телефона</translation>
    </message>
    <message>
        <source>number</source>
        <translation>число</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>По времени</translation>
    </message>
    <message>
        <source>Who with whom</source>
        <translation>Кто с кем</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Time zone of the log</source>
        <translation>Часовой пояс журнала</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>не указан</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Лист</translation>
    </message>
    <message>
        <source>Keep as artifact…</source>
        <translation>Сохранить как цифровой объект…</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Строки таблицы</translation>
    </message>
    <message>
        <source>Rows by time</source>
        <translation>Строки по времени</translation>
    </message>
    <message>
        <source>Who with whom, and how often</source>
        <translation>Кто с кем и как часто</translation>
    </message>
    <message>
        <source>Table of {artifact}</source>
        <translation>Таблица {artifact}</translation>
    </message>
    <message>
        <source>{shown} of {count} rows</source>
        <translation>{shown} из {count} строк</translation>
    </message>
    <message>
        <source>Reading a table</source>
        <translation>Чтение таблицы</translation>
    </message>
    <message>
        <source>from..to</source>
        <translation>от..до</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>содержит</translation>
    </message>
    <message>
        <source>Choosing rows</source>
        <translation>Отбор строк</translation>
    </message>
    <message>
        <source>Keeping a table</source>
        <translation>Сохранение таблицы</translation>
    </message>
</context>
<context>
    <name>Take</name>
    <message>
        <source>Read through the file system of this machine, opened for reading only.</source>
        <translation>Читается через файловую систему этого компьютера, открыто только для чтения.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was taken.</source>
        <translation>Остановлено. Ничего не взято.</translation>
    </message>
    <message>
        <source>What was read is not kept with the draft. It must be there again:</source>
        <translation>Прочитанное не хранится с черновиком. Оно должно снова быть на месте:</translation>
    </message>
    <message>
        <source>Say why the source was read without write protection.</source>
        <translation>Укажите, почему источник прочитан без защиты от записи.</translation>
    </message>
    <message>
        <source>Choose the thing that the data come from.</source>
        <translation>Выберите предмет, с которого сняты данные.</translation>
    </message>
    <message>
        <source>Reading is still under way. Wait, or stop it.</source>
        <translation>Чтение ещё идёт. Подождите или остановите его.</translation>
    </message>
    <message>
        <source>Nothing was taken. Read again, or take this out.</source>
        <translation>Ничего не взято. Прочитайте снова или уберите.</translation>
    </message>
    <message numerus="yes">
        <source>{name} and %n more</source>
        <translation>
            <numerusform>{name} и ещё %n</numerusform>
            <numerusform>{name} и ещё %n</numerusform>
            <numerusform>{name} и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Снято с предмета</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Прочитать снова</translation>
    </message>
    <message>
        <source>Take out {name}</source>
        <translation>Убрать {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied and hashed</source>
        <translation>
            <numerusform>Скопирован и хеширован %n файл</numerusform>
            <numerusform>Скопированы и хешированы %n файла</numerusform>
            <numerusform>Скопировано и хешировано %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more that could not be read</source>
        <translation>
            <numerusform>и ещё %n, которые не удалось прочитать</numerusform>
            <numerusform>и ещё %n, которые не удалось прочитать</numerusform>
            <numerusform>и ещё %n, которые не удалось прочитать</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeArtifactsRun</name>
    <message>
        <source>Take over artifacts</source>
        <translation>Принять цифровые объекты</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>Показать дело</translation>
    </message>
</context>
<context>
    <name>TakeOverRun</name>
    <message>
        <source>Take over from another station</source>
        <translation>Принять от другой станции</translation>
    </message>
    <message>
        <source>Make the answer file…</source>
        <translation>Составить файл ответа…</translation>
    </message>
    <message>
        <source>Show {item}</source>
        <translation>Показать {item}</translation>
    </message>
</context>
<context>
    <name>TermsStep</name>
    <message>
        <source>To whom and why</source>
        <translation>Кому и зачем</translation>
    </message>
    <message>
        <source>The hand-over</source>
        <translation>Передача</translation>
    </message>
    <message>
        <source>One offer for each item: each is accepted or refused</source>
        <translation>Отдельное предложение на каждый предмет: каждый принимают или нет</translation>
    </message>
    <message>
        <source>To a person of another station…</source>
        <translation>Лицу другой станции…</translation>
    </message>
    <message>
        <source>Otherwise the receiver accepts all of the items or none of them.</source>
        <translation>Иначе получатель принимает все предметы или ни одного.</translation>
    </message>
</context>
<context>
    <name>ThingForm</name>
    <message>
        <source>A photograph is still being copied.</source>
        <translation>Фотография ещё копируется.</translation>
    </message>
    <message>
        <source>This must be given.</source>
        <translation>Это обязательно.</translation>
    </message>
    <message>
        <source>Where it was found</source>
        <translation>Где обнаружено</translation>
    </message>
    <message>
        <source>State as found, and what was done</source>
        <translation>Состояние при обнаружении и что сделано</translation>
    </message>
    <message>
        <source>Cut off from networks</source>
        <translation>Отключение от сетей</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Фотографии</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Простыми словами</translation>
    </message>
    <message>
        <source>Packing and seal</source>
        <translation>Упаковка и печать</translation>
    </message>
    <message>
        <source>Add what lies in it</source>
        <translation>Добавить то, что внутри</translation>
    </message>
    <message>
        <source>A SIM, a card, a disk that stays inside</source>
        <translation>SIM, карта, диск, которые остаются внутри</translation>
    </message>
</context>
<context>
    <name>ThingRow</name>
    <message>
        <source>{item} is here, and taken</source>
        <translation>{item} в наличии и принимается</translation>
    </message>
    <message>
        <source>here it is</source>
        <translation>здесь это</translation>
    </message>
    <message>
        <source>Id here of {item}</source>
        <translation>Обозначение здесь для {item}</translation>
    </message>
    <message>
        <source>Seal {number}, as you find it</source>
        <translation>Печать {number}: её состояние сейчас</translation>
    </message>
    <message>
        <source>Look at it and choose</source>
        <translation>Осмотрите и выберите</translation>
    </message>
</context>
<context>
    <name>Things</name>
    <message>
        <source>{field}: next free number</source>
        <translation>{field}: следующий свободный номер</translation>
    </message>
    <message>
        <source>Next free</source>
        <translation>Следующий свободный</translation>
    </message>
    <message>
        <source>such as EX-26-0417</source>
        <translation>например EX-26-0417</translation>
    </message>
    <message>
        <source>The case is called so in every record: Latin letters, digits, hyphens, full stops and underscores.</source>
        <translation>Так дело называется во всех записях: латинские буквы, цифры, дефис, точка и подчёркивание.</translation>
    </message>
</context>
<context>
    <name>ThingsStep</name>
    <message>
        <source>Add at least one thing that was found.</source>
        <translation>Добавьте хотя бы один обнаруженный предмет.</translation>
    </message>
    <message>
        <source>Two things have the same number: {item}.</source>
        <translation>У двух предметов один номер: {item}.</translation>
    </message>
    <message>
        <source>{item} and {other} have the same seal, {seal}.</source>
        <translation>У предметов {item} и {other} одна и та же печать: {seal}.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>The type first; then only what this type asks for. A scanner fills the field that its number fits. Enter in the last field begins the next thing.</source>
        <translation>Сначала вид; затем только то, что нужно для этого вида. Сканер заполняет поле, которому подходит номер. Enter в последнем поле начинает следующий предмет.</translation>
    </message>
    <message>
        <source>What fades first goes first</source>
        <translation>Сначала то, что исчезает быстрее</translation>
    </message>
    <message>
        <source>Sort: what fades first goes first</source>
        <translation>Упорядочить: сначала то, что исчезает быстрее</translation>
    </message>
    <message>
        <source>Next thing</source>
        <translation>Следующий предмет</translation>
    </message>
    <message>
        <source>First thing</source>
        <translation>Первый предмет</translation>
    </message>
    <message>
        <source>The photographs</source>
        <translation>Чем сделаны фотографии</translation>
    </message>
    <message>
        <source>What they were taken with.</source>
        <translation>Чем они сделаны.</translation>
    </message>
    <message>
        <source>What runs or is logged in comes before disks, disks before paper: traces in memory are lost first.</source>
        <translation>Сначала включённые устройства и те, где выполнен вход, затем диски, затем бумаги: следы в памяти теряются первыми.</translation>
    </message>
    <message>
        <source>{number} stands on {item} of this run as well.</source>
        <translation>{number} стоит и у {item} в этой записи.</translation>
    </message>
    <message>
        <source>The ledger knows {number}: event {event}.</source>
        <translation>Журнал знает {number}: событие {event}.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Pick the day from a calendar</source>
        <translation>Выбрать день в календаре</translation>
    </message>
    <message>
        <source>{field}: day</source>
        <translation>{field}: день</translation>
    </message>
    <message>
        <source>{field}: time</source>
        <translation>{field}: время</translation>
    </message>
    <message>
        <source>{field}: now</source>
        <translation>{field}: сейчас</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Log a seizure</source>
        <translation>Записать изъятие</translation>
    </message>
    <message>
        <source>At the place, from basis to protocol</source>
        <translation>На месте, от основания до протокола</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation>Отправить запрос</translation>
    </message>
    <message>
        <source>Preservation, disclosure, production</source>
        <translation>Сохранность, раскрытие, предъявление</translation>
    </message>
    <message>
        <source>Receive provider data</source>
        <translation>Принять данные провайдера</translation>
    </message>
    <message>
        <source>Against the request it answers</source>
        <translation>По запросу, на который это ответ</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Items, with two signatures</source>
        <translation>Предметы, с двумя подписями</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Files, items, disks, bundles</source>
        <translation>Файлы, предметы, диски, комплекты</translation>
    </message>
    <message>
        <source>Export a bundle</source>
        <translation>Выгрузить комплект</translation>
    </message>
    <message>
        <source>For the prosecutor or the defence</source>
        <translation>Для прокурора или защиты</translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>Открыть комплект</translation>
    </message>
    <message>
        <source>From somebody else, to read</source>
        <translation>От других, для чтения</translation>
    </message>
    <message>
        <source>Receive a bundle</source>
        <translation>Получить комплект</translation>
    </message>
    <message>
        <source>From another station, with its items</source>
        <translation>От другой станции, с её предметами</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Сроки</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>Незакрытые несоответствия</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Not verified for long</source>
        <translation>Давно не проверялось</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Выполняется поиск…</translation>
    </message>
    <message>
        <source>No order, review or charge has a clock that runs.</source>
        <translation>Нет ни распоряжения, ни проверки, ни заряда с идущим сроком.</translation>
    </message>
    <message>
        <source>No item is on its way from one person to another.</source>
        <translation>Ни один предмет не передаётся сейчас от лица к лицу.</translation>
    </message>
    <message>
        <source>Nothing wrong is left unexplained.</source>
        <translation>Необъяснённых несоответствий нет.</translation>
    </message>
    <message>
        <source>All data were read and compared within 90 days.</source>
        <translation>Все данные читали и сравнивали в последние 90 дней.</translation>
    </message>
    <message>
        <source>Unlock your key to see what you began.</source>
        <translation>Разблокируйте свой ключ, чтобы увидеть начатое.</translation>
    </message>
    <message>
        <source>Nothing begun is left unsigned.</source>
        <translation>Ничего начатого без подписи нет.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayRows</name>
    <message>
        <source>a received bundle cannot be read</source>
        <translation>полученный комплект не читается</translation>
    </message>
    <message>
        <source>{items}: {giver} → {to}</source>
        <translation>{items}: {giver} → {to}</translation>
    </message>
    <message>
        <source>from {station} · expected {at}</source>
        <translation>от станции {station} · ожидается {at}</translation>
    </message>
    <message>
        <source>sender not known</source>
        <translation>отправитель не известен</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>ждёт вас</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>просрочено</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Принять…</translation>
    </message>
    <message>
        <source>{case} · expected {at}</source>
        <translation>{case} · ожидается {at}</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Принять…</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Отозвать…</translation>
    </message>
    <message>
        <source>{case} · to {station} · expected {at}</source>
        <translation>{case} · станции {station} · ожидается {at}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>есть ответ</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Завершить…</translation>
    </message>
    <message>
        <source>Make the file…</source>
        <translation>Составить файл…</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>рассмотрено</translation>
    </message>
    <message>
        <source>open</source>
        <translation>не закрыто</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Смотреть</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s), </source>
        <translation>
            <numerusform>%n цифровой объект, </numerusform>
            <numerusform>%n цифровых объекта, </numerusform>
            <numerusform>%n цифровых объектов, </numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest last read {at}</source>
        <translation>самый давний прочитан {at}</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Проверить…</translation>
    </message>
    <message>
        <source>saved {at}</source>
        <translation>сохранено {at}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>TokenFields</name>
    <message>
        <source>The module sees no token. Put it in.</source>
        <translation>Модуль не видит ни одного токена. Вставьте токен.</translation>
    </message>
    <message>
        <source>PKCS#11 module of the maker (a file)</source>
        <translation>Модуль PKCS#11 производителя (файл)</translation>
    </message>
    <message>
        <source>Token, by its label</source>
        <translation>Токен, по метке</translation>
    </message>
    <message>
        <source>Key on it, by its label</source>
        <translation>Ключ на нём, по метке</translation>
    </message>
    <message>
        <source>Pick a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Pick the PKCS#11 module</source>
        <translation>Выбрать модуль PKCS#11</translation>
    </message>
</context>
<context>
    <name>Tongues</name>
    <message>
        <source>Language of the record</source>
        <translation>Язык записи</translation>
    </message>
</context>
<context>
    <name>TransferOutRun</name>
    <message>
        <source>Transfer to another station</source>
        <translation>Передать другой станции</translation>
    </message>
    <message>
        <source>Make the file to send…</source>
        <translation>Составить файл для отправки…</translation>
    </message>
    <message>
        <source>Show as in transit</source>
        <translation>Показать как «в пути»</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The ledger cannot be opened</source>
        <translation>Журнал открыть не удалось</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>Что цело</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Что делать дальше</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>Another ledger…</source>
        <translation>Другой журнал…</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Открыть только для чтения</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Copy the detail</source>
        <translation>Копировать подробности</translation>
    </message>
</context>
<context>
    <name>TrustCard</name>
    <message>
        <source>Trust line</source>
        <translation>Строка доверия</translation>
    </message>
    <message>
        <source>Code of the trust line</source>
        <translation>Код строки доверия</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>Whoever receives a bundle checks it against this line. Give it to prosecutors, courts and other agencies on another way than the bundles: on paper, or in person.</source>
        <translation>Получивший комплект проверяет его по этой строке. Передавайте её прокурорам, судам и другим органам не тем путём, что комплекты: на бумаге или лично.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить в PDF</translation>
    </message>
</context>
<context>
    <name>TrustField</name>
    <message>
        <source>{file} cannot be read as a roster.</source>
        <translation>{file}: не читается как перечень станций.</translation>
    </message>
    <message>
        <source>{file} cannot be read as a trust line.</source>
        <translation>{file}: строка доверия не читается.</translation>
    </message>
    <message>
        <source>Trust line of the agency, from outside the bundle</source>
        <translation>Строка доверия органа, полученная вне комплекта</translation>
    </message>
    <message>
        <source>agency/station/… +… (paste, or scan its QR code)</source>
        <translation>agency/station/… +… (вставьте или отсканируйте её QR-код)</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Из файла…</translation>
    </message>
    <message>
        <source>Read the trust line from a file</source>
        <translation>Прочитать строку доверия из файла</translation>
    </message>
    <message>
        <source>This station&apos;s</source>
        <translation>Этой станции</translation>
    </message>
    <message>
        <source>Take the trust line of this station</source>
        <translation>Взять строку доверия этой станции</translation>
    </message>
    <message>
        <source>From a roster…</source>
        <translation>Из перечня…</translation>
    </message>
    <message>
        <source>Pick a station from a roster</source>
        <translation>Выбрать станцию из перечня</translation>
    </message>
    <message>
        <source>Roster…</source>
        <translation>Перечень…</translation>
    </message>
    <message>
        <source>Read the roster of the agency from a file</source>
        <translation>Прочитать перечень станций органа из файла</translation>
    </message>
    <message>
        <source>Without it nobody can tell whose ledger this is. It is no secret: it is printed on protocols, and the agency gives it to everybody.</source>
        <translation>Без неё нельзя сказать, чей это журнал. Она не секретна: её печатают в протоколах, и орган сообщает её всем.</translation>
    </message>
    <message>
        <source>This is no trust line: it is one line, as printed.</source>
        <translation>Это не строка доверия: она в одну строку, как напечатано.</translation>
    </message>
    <message numerus="yes">
        <source>Roster {number} of {agency}: %n station(s).</source>
        <translation>
            <numerusform>Перечень № {number} органа {agency}: %n станция.</numerusform>
            <numerusform>Перечень № {number} органа {agency}: %n станции.</numerusform>
            <numerusform>Перечень № {number} органа {agency}: %n станций.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the line of an agency. Its roster, a file that it signed, tells which stations are its own.</source>
        <translation>Это строка органа. Какие станции ему принадлежат, говорит его перечень — файл, который он подписал.</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Unlock your key</source>
        <translation>Разблокируйте свой ключ</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Кто вы</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>PIN of the smart card or token</source>
        <translation>PIN-код смарт-карты или токена</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>What you record is signed with it. It locks by itself when you leave.</source>
        <translation>Им подписывается то, что вы записываете. Он блокируется сам, когда вы уходите.</translation>
    </message>
    <message>
        <source>No key of anybody enrolled lies at this station. Settings has where to make or import one.</source>
        <translation>На этой станции нет ключей зарегистрированных лиц. Создать или принести ключ можно в настройках.</translation>
    </message>
</context>
<context>
    <name>VerdictList</name>
    <message>
        <source>No more than that: {text}</source>
        <translation>Не более того: {text}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Примечание: {text}</translation>
    </message>
    <message>
        <source>Warning: {text}</source>
        <translation>Предупреждение: {text}</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Authentic and complete</source>
        <translation>Подлинный и полный</translation>
    </message>
    <message>
        <source>These are the files and events that were signed, by the ledger whose trust line you gave. It is not proven that what was recorded is true.</source>
        <translation>Это именно те файлы и события, которые подписаны, из журнала, строку доверия которого вы дали. Что записанное правдиво, этим не доказано.</translation>
    </message>
    <message>
        <source>Intact, signer not known to you</source>
        <translation>Цел, подписавший вам не известен</translation>
    </message>
    <message>
        <source>Nothing was changed since it was sealed, but anybody could have sealed it. Ask the agency for its trust line on paper, and give it above.</source>
        <translation>С момента опечатывания ничего не изменено, но опечатать мог кто угодно. Попросите у органа строку доверия на бумаге и введите её выше.</translation>
    </message>
    <message>
        <source>Intact, not fully checked</source>
        <translation>Цел, проверен не полностью</translation>
    </message>
    <message>
        <source>Nothing is wrong, but a question stayed open. See which, below.</source>
        <translation>Ошибок нет, но один из вопросов остался без ответа. Какой, см. ниже.</translation>
    </message>
    <message>
        <source>Do not rely on this</source>
        <translation>Не полагайтесь на это</translation>
    </message>
    <message>
        <source>The bundle is not what was sealed, or is no bundle. Keep it as it is, tell the sender, and ask for another copy. What it holds is not shown.</source>
        <translation>Комплект не такой, каким был опечатан, или это не комплект. Сохраните его как есть, сообщите отправителю и попросите другую копию. Содержимое не показывается.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>верно</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>неверно</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>не проверено</translation>
    </message>
    <message>
        <source>Is every file the one that was listed?</source>
        <translation>Каждый файл тот самый, что в списке?</translation>
    </message>
    <message>
        <source>Not that the list is the agency&apos;s: see the seal.</source>
        <translation>Не то, что список — от органа: см. печать.</translation>
    </message>
    <message>
        <source>Is nothing missing and nothing added?</source>
        <translation>Ничто не пропало и не добавлено?</translation>
    </message>
    <message>
        <source>Not that everything that exists was exported.</source>
        <translation>Не то, что выгружено всё, что есть.</translation>
    </message>
    <message>
        <source>Is the list sealed by a signature?</source>
        <translation>Список закреплён подписью?</translation>
    </message>
    <message>
        <source>Not who held the key.</source>
        <translation>Не то, кто держал ключ.</translation>
    </message>
    <message>
        <source>Might the signer seal it?</source>
        <translation>Вправе ли был подписавший его опечатать?</translation>
    </message>
    <message>
        <source>Not that the signer&apos;s role was lawful beyond the ledger.</source>
        <translation>Не то, что его роль законна за пределами журнала.</translation>
    </message>
    <message>
        <source>Is it the ledger that you trust?</source>
        <translation>Это тот журнал, которому вы доверяете?</translation>
    </message>
    <message>
        <source>Only as good as the way the trust line reached you.</source>
        <translation>Верно настолько, насколько надёжно вы получили строку доверия.</translation>
    </message>
    <message>
        <source>Is every event well formed and rightly signed?</source>
        <translation>Все события верно составлены и подписаны?</translation>
    </message>
    <message>
        <source>Not that the words are true.</source>
        <translation>Не то, что слова правдивы.</translation>
    </message>
    <message>
        <source>Does every event stand in the ledger&apos;s tree?</source>
        <translation>Все события есть в дереве журнала?</translation>
    </message>
    <message>
        <source>Not when it was put there.</source>
        <translation>Не то, когда событие туда попало.</translation>
    </message>
    <message>
        <source>Does the tree only grow?</source>
        <translation>Дерево только растёт?</translation>
    </message>
    <message>
        <source>Not that nobody was shown another tree: compare heads.</source>
        <translation>Не то, что никому не показали другое дерево: сравните контрольные точки.</translation>
    </message>
    <message>
        <source>Do the heads that you hold belong to it?</source>
        <translation>Принадлежат ли ему ваши контрольные точки?</translation>
    </message>
    <message>
        <source>Nothing, as long as you gave no head from outside.</source>
        <translation>Ничего, пока вы не дали контрольной точки со стороны.</translation>
    </message>
    <message>
        <source>Between which times was it recorded?</source>
        <translation>Между какими моментами это записано?</translation>
    </message>
    <message>
        <source>Times without a stamp from outside are the station&apos;s claim.</source>
        <translation>Время без сторонней метки известно только со слов станции.</translation>
    </message>
    <message>
        <source>Does no event of the case go unseen?</source>
        <translation>Ни одно событие дела не скрыто незаметно?</translation>
    </message>
    <message>
        <source>Withheld events are counted; what they say is not shown.</source>
        <translation>Удержанные события посчитаны; о чём они, не показано.</translation>
    </message>
    <message>
        <source>Is every hand-over closed and by the rules?</source>
        <translation>Каждая передача завершена и по правилам?</translation>
    </message>
    <message>
        <source>Not what happened while nobody recorded.</source>
        <translation>Не то, что было, пока никто не записывал.</translation>
    </message>
    <message>
        <source>Are the artifacts those of the record?</source>
        <translation>Цифровые объекты те самые, что записаны?</translation>
    </message>
    <message>
        <source>Not that the source was authentic before it was hashed.</source>
        <translation>Не то, что источник был подлинным до хеширования.</translation>
    </message>
    <message>
        <source>Have witnesses cosigned the head?</source>
        <translation>Подписали ли контрольную точку свидетели?</translation>
    </message>
    <message>
        <source>Nothing, as long as you asked for no witness.</source>
        <translation>Ничего, пока вы не потребовали свидетелей.</translation>
    </message>
</context>
<context>
    <name>VerifyFiles</name>
    <message>
        <source>Does the ledger know these files?</source>
        <translation>Знает ли журнал эти файлы?</translation>
    </message>
    <message>
        <source>Drop files, folders or images here. They are read and hashed, never changed.</source>
        <translation>Перетащите сюда файлы, папки или образы. Их читают и хешируют, но не меняют.</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Файлы…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Папка…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>What the ledger knows</source>
        <translation>Что знает журнал</translation>
    </message>
    <message>
        <source>Files that were looked up</source>
        <translation>Файлы, которые искали</translation>
    </message>
    <message>
        <source>No file was looked up yet.</source>
        <translation>Файлов пока не искали.</translation>
    </message>
    <message>
        <source>it changed, or has parts that cannot be read</source>
        <translation>он изменился или часть его не читается</translation>
    </message>
    <message>
        <source>not hashed: {reason}</source>
        <translation>не хеширован: {reason}</translation>
    </message>
    <message>
        <source>named in event #{number}: {title}</source>
        <translation>названо в событии № {number}: {title}</translation>
    </message>
    <message>
        <source>nothing: the digest is not in the ledger</source>
        <translation>ничего: в журнале нет такой хеш-суммы</translation>
    </message>
    <message>
        <source>the same as {artifacts} of {case}</source>
        <translation>то же, что {artifacts} по делу {case}</translation>
    </message>
    <message>
        <source>Hashing</source>
        <translation>Вычисляются хеш-суммы</translation>
    </message>
</context>
<context>
    <name>VerifyKept</name>
    <message>
        <source>Is what this station keeps still the same?</source>
        <translation>Прежнее ли то, что хранит эта станция?</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Дело</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>In the role of</source>
        <translation>В роли</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>все дела</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Проверить сейчас</translation>
    </message>
    <message>
        <source>What is not the same</source>
        <translation>Что не совпадает</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Цифровой объект</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Записано</translation>
    </message>
    <message>
        <source>Found now</source>
        <translation>Найдено сейчас</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>совпадает</translation>
    </message>
    <message>
        <source>different</source>
        <translation>отличается</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>отсутствует</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>не читается</translation>
    </message>
    <message>
        <source>not expected here</source>
        <translation>здесь не ожидался</translation>
    </message>
    <message>
        <source>place unknown: cannot be verified</source>
        <translation>место неизвестно: проверить нельзя</translation>
    </message>
    <message>
        <source>the size is the same</source>
        <translation>размер тот же</translation>
    </message>
    <message>
        <source>{was} bytes were recorded, {now} are there</source>
        <translation>записано байт: {was}, есть байт: {now}</translation>
    </message>
    <message>
        <source>all items, and what belongs to none</source>
        <translation>все предметы и то, что не относится ни к одному</translation>
    </message>
    <message>
        <source>Nobody is unlocked: the station signs the run itself.</source>
        <translation>Ничей ключ не разблокирован: проверку подписывает сама станция.</translation>
    </message>
    <message>
        <source>{person} signs the run.</source>
        <translation>Проверку подписывает {person}.</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Проверяется</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) verified just now: the same.</source>
        <translation>
            <numerusform>Проверен %n цифровой объект: совпадает.</numerusform>
            <numerusform>Проверено %n цифровых объекта: совпадают.</numerusform>
            <numerusform>Проверено %n цифровых объектов: совпадают.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) not as recorded</source>
        <translation>
            <numerusform>%n цифровой объект не такой, как записан</numerusform>
            <numerusform>%n цифровых объекта не такие, как записаны</numerusform>
            <numerusform>%n цифровых объектов не такие, как записаны</numerusform>
        </translation>
    </message>
    <message>
        <source>Each difference has a finding; it is to be acknowledged.</source>
        <translation>О каждом расхождении записано несоответствие; его нужно рассмотреть.</translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation>Показать несоответствия</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) cannot be verified</source>
        <translation>
            <numerusform>%n цифровой объект невозможно проверить</numerusform>
            <numerusform>%n цифровых объекта невозможно проверить</numerusform>
            <numerusform>%n цифровых объектов невозможно проверить</numerusform>
        </translation>
    </message>
    <message>
        <source>The record does not say, or not any more, where they lie.</source>
        <translation>В записи не указано, где они находятся, либо эти сведения удалены.</translation>
    </message>
    <message>
        <source>It proves the bytes, not what they mean.</source>
        <translation>Это доказывает байты, а не их смысл.</translation>
    </message>
    <message>
        <source>Nothing to verify</source>
        <translation>Проверять нечего</translation>
    </message>
    <message>
        <source>No artifact is kept here.</source>
        <translation>Цифровых объектов здесь не хранится.</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Verify</source>
        <translation>Проверка</translation>
    </message>
</context>
<context>
    <name>Volatility</name>
    <message>
        <source>On and unlocked: keep it awake, isolate it, photograph it, and decide now whether to read it out live.</source>
        <translation>Включён и разблокирован: не давайте уснуть, изолируйте, сфотографируйте и решите сейчас, снимать ли данные, пока он работает.</translation>
    </message>
    <message>
        <source>On: isolate it and keep it powered.</source>
        <translation>Включён: изолируйте и не отключайте питание.</translation>
    </message>
    <message>
        <source>On: is the disk encrypted? Then memory first, a live image next, and only then power off.</source>
        <translation>Включён: зашифрован ли диск? Если да, сначала память, затем образ работающей системы, и только потом выключение.</translation>
    </message>
    <message>
        <source>Off: leave it off.</source>
        <translation>Выключен: не включайте.</translation>
    </message>
    <message>
        <source>Note the slot; do not insert it elsewhere.</source>
        <translation>Запишите слот; не вставляйте в другое устройство.</translation>
    </message>
    <message>
        <source>No power in the field; read it behind a write blocker.</source>
        <translation>На месте не включать; читать через блокиратор записи.</translation>
    </message>
    <message>
        <source>It erases in the background even behind a write blocker: image it early, once.</source>
        <translation>Стирает данные в фоне даже за блокиратором записи: снимите образ рано и один раз.</translation>
    </message>
    <message>
        <source>Never plug it into your own computer without a write blocker.</source>
        <translation>Никогда не подключайте к своему компьютеру без блокиратора записи.</translation>
    </message>
    <message>
        <source>Set its lock switch; use a read-only reader.</source>
        <translation>Переведите переключатель защиты; читайте устройством только для чтения.</translation>
    </message>
    <message>
        <source>A targeted live copy or a snapshot with memory, not removal, is the normal choice.</source>
        <translation>Обычно выбирают выборочную копию с работающей системы или снимок с памятью, а не изъятие.</translation>
    </message>
    <message>
        <source>Read its tables first, photograph it then, and only then its power.</source>
        <translation>Сначала прочитайте его таблицы, затем сфотографируйте и только потом отключайте питание.</translation>
    </message>
    <message>
        <source>Take the battery out after the photograph; keep its cards apart.</source>
        <translation>После фотографирования выньте аккумулятор; карты храните отдельно.</translation>
    </message>
    <message>
        <source>Whoever has the words can move the funds: two people, a camera, the prosecutor at once. Never type the words.</source>
        <translation>Кто знает слова, может увести средства: два лица, камера, сразу прокурор. Никогда не вводите эти слова.</translation>
    </message>
    <message>
        <source>A preservation letter first, then the capture.</source>
        <translation>Сначала письмо о сохранности, затем фиксация.</translation>
    </message>
    <message>
        <source>Photograph the screen before you scroll.</source>
        <translation>Сфотографируйте экран, прежде чем прокручивать.</translation>
    </message>
    <message>
        <source>Register the SIM cards in it one by one.</source>
        <translation>Записывайте SIM-карты в нём по одной.</translation>
    </message>
    <message>
        <source>Only the last four digits; it goes into a sealed envelope.</source>
        <translation>Только последние четыре цифры; кладётся в опечатанный конверт.</translation>
    </message>
    <message>
        <source>Two people count it, on video.</source>
        <translation>Пересчитывают двое, под видео.</translation>
    </message>
    <message>
        <source>Photograph the outside only. What it says is never typed here.</source>
        <translation>Сфотографируйте только снаружи. Что там написано, сюда не вводят.</translation>
    </message>
    <message>
        <source>Labels and boxes go with their device.</source>
        <translation>Этикетки и коробки хранятся вместе со своим устройством.</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>When it happened</source>
        <translation>Когда это было</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Earlier…</source>
        <translation>Раньше…</translation>
    </message>
    <message>
        <source>Offset of the place from UTC</source>
        <translation>Смещение места от UTC</translation>
    </message>
</context>
<context>
    <name>WitnessDialog</name>
    <message>
        <source>Witness</source>
        <translation>Свидетель журнала</translation>
    </message>
    <message>
        <source>It cosigns a head only after it has seen that the new one continues every head before. It learns sizes and roots, and nothing of what is recorded.</source>
        <translation>Он подписывает контрольную точку, только убедившись, что она продолжает все прежние. Он узнаёт размеры и корни и ничего из записанного.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Line of the witness</source>
        <translation>Строка свидетеля</translation>
    </message>
    <message>
        <source>Address; empty where it is asked by a file on a stick</source>
        <translation>Адрес; пусто, если его спрашивают файлом на флешке</translation>
    </message>
    <message>
        <source>This is no line of a witness: it is one line, as the witness shows it.</source>
        <translation>Это не строка свидетеля: она одна, как её показывает свидетель.</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://.</source>
        <translation>Адрес начинается с https:// или http://.</translation>
    </message>
</context>
<context>
    <name>WitnessStep</name>
    <message>
        <source>Second signature</source>
        <translation>Вторая подпись</translation>
    </message>
    <message>
        <source>Nobody enrols a person alone: the auditor signs too, or another administrator where there is no auditor yet.</source>
        <translation>В одиночку никто не регистрирует: подписывает и аудитор, а пока его нет — другой администратор.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Who signs beside you</source>
        <translation>Кто подписывает вместе с вами</translation>
    </message>
    <message>
        <source>Auditor or second administrator</source>
        <translation>Аудитор или второй администратор</translation>
    </message>
    <message>
        <source>The key is still being made.</source>
        <translation>Ключ ещё создаётся.</translation>
    </message>
    <message>
        <source>The key is not made. Go back to the person.</source>
        <translation>Ключ не создан. Вернитесь к лицу.</translation>
    </message>
    <message>
        <source>There is nobody here who could sign beside you.</source>
        <translation>Здесь нет никого, кто мог бы подписать вместе с вами.</translation>
    </message>
    <message>
        <source>Ready: {key}</source>
        <translation>Готов: {key}</translation>
    </message>
    <message>
        <source>The key is being made…</source>
        <translation>Ключ создаётся…</translation>
    </message>
</context>
<context>
    <name>_Demonstration</name>
    <message>
        <source>The example tells one case from the first complaint to the court: a search, a phone and a laptop, data from providers, an examination, two bundles.</source>
        <translation>Пример рассказывает об одном деле от первого заявления до суда: обыск, телефон и ноутбук, данные провайдеров, исследование, два комплекта.</translation>
    </message>
    <message>
        <source>Everything in it is invented, its agency too. You begin as the investigator; the passphrase of everybody is “{passphrase}”.</source>
        <translation>Всё в нём вымышлено, и орган тоже. Вы начинаете как следователь; парольная фраза у всех — «{passphrase}».</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Folder of the demonstration</source>
        <translation>Папка демонстрации</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Выбрать папку</translation>
    </message>
    <message>
        <source>Make it, with the example</source>
        <translation>Создать с примером</translation>
    </message>
    <message>
        <source>Make it empty</source>
        <translation>Создать пустую</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>_ItemCheck</name>
    <message>
        <source>inside: {items}</source>
        <translation>внутри: {items}</translation>
    </message>
    <message>
        <source>{item} is here</source>
        <translation>{item} на месте</translation>
    </message>
    <message>
        <source>Seal of {item}</source>
        <translation>Печать предмета {item}</translation>
    </message>
</context>
</TS>
