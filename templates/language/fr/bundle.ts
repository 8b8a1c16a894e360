import type { BundleWords } from '../letter-words';

export const bundle: BundleWords = {
  title: 'Dossier de preuves {{no}}',
  lead: 'Pièces relatives à la passation {{de client}}{{client}}, jusqu’ici chez {{msp}}, tenues par {{us}}. Le dossier ne contient aucune appréciation ni aucun secret. Chaque pièce est nommée ici avec le SHA-256 de ses octets ; index.json dit la même chose aux programmes.',
  asOf: 'État au ',
  counts:
    '{{plural messages "Un message" "%n messages"}}, {{plural receipts "un reçu" "%n reçus"}}, {{plural events "un événement" "%n événements"}} au journal.',
  head: ['Pièce', 'SHA-256'],
  kinds: {
    letter: 'Lettre',
    message: 'Message, tel que conservé',
    messages: 'Destinataires des messages et ce qu’ils sont devenus',
    receipt: 'Reçu',
    answers: 'Réponses : nature, date, empreinte ; refus avec leur motif',
    acts: 'Appels, signature et dépôt à la poste',
    people: 'Les personnes que le journal désigne par numéro',
    log: 'Journal, avec sa chaîne d’empreintes',
    how: 'Comment vérifier le journal',
  },
  leftOut: {
    title: 'Ce qui n’est pas dans ce dossier, et pourquoi',
    lines: [
      'Les valeurs et fichiers remis sont scellés et le restent. Reçus et réponses donnent la nature, la date et une empreinte : le SHA-256 des octets scellés.',
      'Ce que le prestataire précédent a écrit avec ses propres mots, le texte d’un refus compris, est scellé aussi, car des mots de passe s’y glissent. D’un refus, le dossier contient la nature du motif et la date.',
      'Dans chaque message, un texte de même longueur tient la place du lien de son destinataire. Rien d’autre n’est changé.',
      'La preuve de dépôt à la poste est gardée scellée. Son empreinte figure ici ; {{us}} la remet sur demande.',
      'Le courrier reçu est gardé scellé, et les messages internes {{de us}}{{us}} ne font pas partie de la correspondance. Le journal les mentionne.',
    ],
  },
};
