/**
 * What the server says to a reader, in German. Its own sentence is the key, as in gettext: `{}` stands for whatever it puts in. A test
 * finds each sentence where it is said, and the places where refusals are said for sentences that are missing here.
 */
export const SAID: Readonly<Record<string, string>> = {
  // Why a click, a message or a file was not taken.
  "You may no longer enter this room": "Sie dürfen diesen Raum nicht mehr betreten",
  "It belongs to somebody else": "Das gehört jemand anderem",
  "As {} {} you cannot use this; ask an owner of the room": "Mit Ihren Rechten können Sie das nicht bedienen; fragen Sie, wem der Raum gehört",
  "It has been switched off meanwhile": "Es ist inzwischen abgeschaltet worden",
  "The form's values did not come with it; load the page again": "Die Angaben des Formulars kamen nicht mit; laden Sie die Seite neu",
  "It is no longer on the page": "Es steht nicht mehr auf der Seite",
  "More than {} clicks of this device were waiting, so none of them was run": "Mehr als {} Klicks dieses Geräts haben gewartet, deshalb wurde keiner davon ausgeführt",
  "You may not enter this room": "Sie dürfen diesen Raum nicht betreten",
  "The page has nothing that takes this file; load it again": "Nichts auf der Seite nimmt diese Datei an; laden Sie sie neu",
  "As {} {} you cannot bring files here; ask an owner of the room": "Mit Ihren Rechten können Sie hier keine Dateien bringen; fragen Sie, wem der Raum gehört",
  "“{}” is not taken: only {} files are taken here": "„{}“ wird nicht angenommen: Hier gehen nur Dateien der Art {}",
  "“{}” is not taken: its content is not that of a {} file": "„{}“ wird nicht angenommen: Ihr Inhalt ist nicht der einer {}-Datei",
  "“{}” does not fit: this room keeps {} of files, and {} are used; remove some first": "„{}“ passt nicht hinein: Dieser Raum fasst {} an Dateien, {} sind belegt; entfernen Sie erst welche",
  "“{}” is longer than it was said to be": "„{}“ ist länger, als angesagt war",
  "This room keeps {} files, and has as many; remove some first": "Dieser Raum fasst {} Dateien und ist voll; entfernen Sie erst welche",
  "These are many files within a minute; the next one is taken in {} seconds": "Das sind viele Dateien in einer Minute; die nächste wird in {} Sekunden angenommen",
  "{} of your uploads to this room are not finished; finish or cancel some first": "{} Ihrer Dateien für diesen Raum sind noch unterwegs; warten Sie darauf, oder brechen Sie welche ab",
  // Why a comment was not taken.
  "As a {} you cannot comment here; ask an owner of the room": "Mit Ihren Rechten können Sie hier nicht kommentieren; fragen Sie, wem der Raum gehört",
  "This room holds {} conversations, and no more; delete some that are over": "Dieser Raum fasst {} Gespräche und ist voll; löschen Sie welche, die zu Ende sind",
  "This conversation has {} comments, and no more; begin another": "Dieses Gespräch hat {} Kommentare, mehr gehen nicht; beginnen Sie ein neues",
  "This room holds {} comments, and no more; delete some that are over": "Dieser Raum fasst {} Kommentare und ist voll; löschen Sie welche",
  "Only its author can change a comment": "Nur wer einen Kommentar geschrieben hat, kann ihn ändern",
  "Only its author and owners of the room can delete a comment": "Nur wer einen Kommentar geschrieben hat und wem der Raum gehört, kann ihn löschen",
  "There is such a comment already": "Diesen Kommentar gibt es schon",
  "A comment needs words": "Ein Kommentar braucht Wörter",
  "This comment was deleted meanwhile": "Dieser Kommentar wurde inzwischen gelöscht",
  "This conversation was deleted meanwhile": "Dieses Gespräch wurde inzwischen gelöscht",
  "An app does not react": "Eine App reagiert nicht",
  "{} people have reacted so already": "{} Menschen haben schon so reagiert",
  // Why a connection ended, or a room is not opened.
  "The server is stopping": "Der Server wird angehalten",
  "A message was larger than this server takes": "Eine Nachricht war größer, als dieser Server annimmt",
  "A message could not be read": "Eine Nachricht war nicht zu lesen",
  "The session is missing or its signature is wrong; load the page again": "Die Sitzung fehlt oder ist nicht echt; laden Sie die Seite neu",
  "You may not open this": "Das dürfen Sie nicht öffnen",
  "There is no such app or room": "Diese App oder diesen Raum gibt es nicht",
  "Too many messages at once; this connection was paused": "Zu viele Nachrichten auf einmal; die Verbindung wurde angehalten",
  "This connection could not keep up": "Die Verbindung kam nicht nach",
  "The store cannot be read just now": "Der Speicher ist gerade nicht zu lesen",
  "You have been signed out": "Sie wurden abgemeldet",
  "Your sign-in has ended; sign in again to go on": "Ihre Anmeldung ist abgelaufen; melden Sie sich wieder an",
  "Who you are is asked again": "Es wird noch einmal gefragt, wer Sie sind",
  "What you may do here has changed": "Ihre Rechte hier haben sich geändert",
  "There is no such app or room.": "Diese App oder diesen Raum gibt es nicht.",
  "There is no such app or room, or you may not open it": "Diese App oder diesen Raum gibt es nicht, oder Sie dürfen ihn nicht öffnen",
  'There is no app "{}" here.': "Die App „{}“ gibt es hier nicht.",
  'There is no app "{}" here': "Die App „{}“ gibt es hier nicht",
  'There is no room "{}": a room\'s name is 1 to 64 of a-z, 0-9 and "-".': "Den Raum „{}“ gibt es nicht: Der Name eines Raums besteht aus 1 bis 64 Zeichen von a-z, 0-9 und „-“.",
  "You may not open this room. Ask somebody in it for an invitation.": "Diesen Raum dürfen Sie nicht öffnen. Bitten Sie jemanden darin um eine Einladung.",
  "Your session is missing or its signature is wrong. Load the page again.": "Ihre Sitzung fehlt oder ist nicht echt. Laden Sie die Seite neu.",
  "Your sign-in has ended. Sign in again to go on.": "Ihre Anmeldung ist abgelaufen. Melden Sie sich wieder an.",
  // Why the app starts again.
  "The app was saved, and starts anew": "Sie wurde gespeichert und fängt neu an",
  "The script took more than {} MB of memory, and was ended": "Das Skript hat mehr als {} MB Speicher gebraucht und wurde beendet",
  "The script did not answer for {} seconds, and was ended": "Das Skript hat {} Sekunden lang nicht geantwortet und wurde beendet",
  "What it sent could not be read ({})": "Was sie gesendet hat, war nicht zu lesen ({})",
  // Names, history, versions.
  "A name needs at least one letter that can be read.": "Ein Name braucht mindestens einen Buchstaben, der zu lesen ist.",
  "Your name comes from where you sign in, and is changed there.": "Ihr Name kommt von dort, wo Sie sich anmelden, und wird dort geändert.",
  "The server did not take this name": "Der Server hat diesen Namen nicht angenommen",
  "The server cannot be reached just now. Try again when you are online.": "Der Server ist gerade nicht zu erreichen. Versuchen Sie es wieder, wenn Sie Netz haben.",
  "Only who may change this room may take something back.": "Nur wer diesen Raum ändern darf, kann etwas zurücknehmen.",
  "There is no such entry of the history.": "Diesen Eintrag gibt es im Verlauf nicht.",
  "There is no such version of this room.": "Diese Fassung des Raums gibt es nicht.",
  "Only who may change this room may set it back.": "Nur wer diesen Raum ändern darf, kann ihn zurücksetzen.",
  "Only who may change this room may name a version of it.": "Nur wer diesen Raum ändern darf, kann eine Fassung benennen.",
  "A version needs a name that can be read.": "Eine Fassung braucht einen Namen, der zu lesen ist.",
  "Only whoever named a version, and owners of the room, may delete it.": "Nur wer eine Fassung benannt hat und wem der Raum gehört, kann sie löschen.",
  "This room has {} named versions, which is the most it can; delete one first.": "Dieser Raum hat {} benannte Fassungen, mehr gehen nicht; löschen Sie erst eine.",
  // Branches.
  "Only who may change this room may branch it.": "Nur wer diesen Raum ändern darf, kann ihn verzweigen.",
  "There is no such branch.": "Diesen Zweig gibt es nicht.",
  "Only who may change the room may merge into it.": "Nur wer den Raum ändern darf, kann etwas in ihn übernehmen.",
  "Only who may change this branch may bring something into it.": "Nur wer diesen Zweig ändern darf, kann etwas in ihn übernehmen.",
  "This branch is closed, or not yours to enter.": "Dieser Zweig ist geschlossen, oder Sie dürfen ihn nicht betreten.",
  "Only whoever made a branch, and owners of the room, may close or delete it.": "Nur wer einen Zweig angelegt hat und wem der Raum gehört, kann ihn schließen oder löschen.",
  "Only whoever made a branch may offer it.": "Nur wer einen Zweig angelegt hat, kann ihn anbieten.",
  "Only a private branch that is open can be offered.": "Nur ein eigener Zweig, der offen ist, kann angeboten werden.",
  "The app has not drawn this room yet; try again once it has.": "Die App hat diesen Raum noch nicht gezeichnet; versuchen Sie es danach wieder.",
  "A branch needs a name that can be read.": "Ein Zweig braucht einen Namen, der zu lesen ist.",
  "This room has {} branches, which is the most it can; delete one first.": "Dieser Raum hat {} Zweige, mehr gehen nicht; löschen Sie erst einen.",
  "Close this branch before you delete it.": "Schließen Sie diesen Zweig, bevor Sie ihn löschen.",
  "This branch has branches of its own; delete them first.": "Dieser Zweig hat selbst Zweige; löschen Sie erst diese.",
  "Somebody is still in this branch; try again in a moment.": "In diesem Zweig ist noch jemand; versuchen Sie es gleich wieder.",
  "Branches of this name are there already; choose another name.": "Zweige mit diesem Namen gibt es schon; wählen Sie einen anderen.",
  "What this branch was forked from cannot be read.": "Wovon dieser Zweig ausging, ist nicht zu lesen.",
  // Sharing.
  "A token needs a name, so that it is known later what uses it.": "Ein Schlüssel braucht einen Namen, damit man später weiß, wer ihn benutzt.",
  "A password has 6 to 200 characters.": "Ein Passwort hat 6 bis 200 Zeichen.",
  "You are {} here, and cannot make somebody {}.": "Mit Ihren Rechten können Sie niemandem dieses Recht geben.",
  "Say whom: a person's id, or an address such as ana@example.com.": "Sagen Sie, wem: mit einer Kennung oder einer Adresse wie ana@example.com.",
  "There is no such link any more.": "Diesen Link gibt es nicht mehr.",
  "Nobody of that id has been here since the server started; send them a link.": "Niemand mit dieser Kennung war hier, seit der Server läuft; schicken Sie einen Link.",
  "They were given nothing here.": "Ihnen wurde hier nichts gegeben.",
  "There is no such token any more.": "Diesen Schlüssel gibt es nicht mehr.",
  "Something went wrong on the server; it has been noted.": "Auf dem Server ist etwas schiefgegangen; es wurde vermerkt.",
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");
const PATTERNS = Object.entries(SAID).filter(([key]) => key.includes("{}")).map(([key, german]) => [new RegExp(`^${escaped(key).replaceAll("{}", "(.+?)")}$`, "su"), german] as const);

/** @returns a sentence of the server's in German; as it is where there is none for it. */
export function said(sentence: string): string {
  const exact = Object.hasOwn(SAID, sentence) ? SAID[sentence] : undefined;
  if (exact !== undefined) return exact;
  for (const [pattern, german] of PATTERNS) {
    const found = pattern.exec(sentence);
    if (!found) continue;
    const put = found.slice(1);
    return german.replaceAll("{}", () => put.shift() ?? "");
  }
  return sentence;
}
