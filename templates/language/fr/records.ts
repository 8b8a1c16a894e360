import type { ReceiptWords, ReportWords } from '../letter-words';

/** What stands before a colon that is set elsewhere ends with the space that French has there. */
export const receipt: ReceiptWords = {
  title: 'Reçu {{receiptNumber}}',
  lead: 'Nous avons reçu {{de msp}}{{msp}}, pour {{client}}, ce qui suit. Chaque réponse a été scellée à l’arrivée. Ce reçu nomme ce qui est venu et ne contient aucun secret.',
  facts: {
    by: 'Donné par ',
    at: 'Terminé ',
    letter: 'Pour notre lettre ',
    answered: 'Réponses à ce jour ',
  },
  head: ['N°', 'Élément', 'Réponse', 'Empreintes : de la réponse, de chaque fichier'],
  answers: {
    provided: 'fourni',
    transferred: 'transféré',
    handed_over: 'objet remis',
    never_held: 'jamais détenu',
    client_has_it: 'le client l’a',
    promised: 'promis',
    refused: 'refusé',
  },
  until: 'pour le {{day}}',
  late: '{{plural count "La date annoncée pour l’élément" "Les dates annoncées pour les éléments"}} {{numbers}} {{plural count "tombe" "tombent"}} après l’échéance. La récupération commence quand même à l’échéance, le {{deadline}} ; ce que vous envoyez y met fin pour cet élément.',
  files: '{{plural count "1 fichier" "%n fichiers"}}',
  noFiles: 'aucun',
  note: 'Une empreinte est le SHA-256 des octets chiffrés tels qu’ils ont été conservés. Elle montre que rien n’a changé depuis, et nul ne peut en tirer un secret. Recevoir n’est pas encore accepter ; s’il manque quelque chose à une réponse, nous vous écrivons.',
  access: {
    title: 'Accès supprimé',
    declared: '{{by}} déclare que son propre accès à ces éléments est supprimé :',
  },
  also: {
    title: 'Envoyé en plus de ce qui était demandé',
    entries: '{{plural count "1 entrée" "%n entrées"}}',
    list: 'une liste remplie, que quelqu’un lit',
  },
  verify:
    'Ce reçu vient-il de nous, sans modification ? Vérifiez sur {{page}}, numéro {{receiptNumber}}, code {{code}}. Ou déposez-y ce fichier ; il reste chez vous.',
};

export const report: ReportWords = {
  title: 'Rapport de clôture {{no}}',
  lead: 'La passation {{de client}}{{client}}, {{de msp}}{{msp}} à {{us}}, est close. Ce rapport dit ce que chaque élément est devenu. Il ne contient aucun secret.',
  facts: {
    requested: 'Demandé ',
    deadline: 'Échéance ',
    closed: 'Clos ',
    counts:
      '{{total}} éléments : {{answered}} avec réponse, {{accepted}} acceptés, {{waived}} abandonnés. Tâches : {{recovered}} récupérés, {{rotated}} renouvelés, {{revoked}} retirés.',
  },
  items: { title: 'Éléments', head: ['N°', 'Élément', 'Réponse', 'Ce qu’il est devenu'] },
  outcome: {
    unanswered: 'aucune réponse',
    accepted: 'accepté le {{day}}',
    left: 'laissé au client le {{day}}, confirmé par {{by}}',
    waived: 'abandonné le {{day}} : {{reason}}',
    recovered: 'récupéré',
    rotated: 'renouvelé',
    open: 'non réglé',
  },
  scope: { ours: 'chez nous', client: 'chez le client' },
  tasks: {
    title: 'Tâches',
    head: ['N°', 'Tâche', 'Ouverte et terminée', 'Faite par, et où c’est noté'],
    none: 'Aucune tâche n’a été nécessaire.',
  },
  taskKind: {
    recover: 'Récupérer ',
    rotate: 'Renouveler ',
    revoke: 'Retirer ',
    day_one: 'Rendre inutile ',
    verify: 'Vérifier ',
  },
  taskState: { open: 'ouverte', done: 'faite', waived: 'abandonnée' },
  messages: {
    title: 'Messages envoyés',
    head: ['Date', 'Message', 'À', 'Résultat'],
    none: 'Aucun message n’a été envoyé.',
  },
  messageNames: {
    request: 'Lettre de demande',
    'request-copy': 'Copie de la lettre',
    reached: 'L’avez-vous reçue ?',
    reminder: 'Rappel',
    critical: 'Éléments critiques attendus',
    escalation: 'À la direction',
    deadline: 'Échéance atteinte',
    'deadline-sponsor': 'Échéance atteinte, au client',
    'formal-notice': 'Mise en demeure',
    'formal-notice-sponsor': 'Mise en demeure, à signer',
    counsel: 'Dossier de preuves',
    'last-word': 'Note de clôture',
    'last-word-sponsor': 'Note de clôture, au client',
    'promise-broken': 'Une date annoncée était passée',
    'authority-request': 'Mandat, à signer',
    'authority-reminder': 'Mandat, rappel',
    package: 'Paquet scellé pour le client',
    'package-reminder': 'Paquet, rappel',
    'package-last': 'Paquet, dernier message',
    'all-done': 'Remerciements',
    receipt: 'Reçu',
  },
  fate: {
    'not sent': 'non envoyé',
    unknown: 'inconnu',
    rejected: 'refusé',
    accepted: 'accepté par le serveur de messagerie',
  },
};

/** On top in the client's package, read without us. */
export const clientPackage: readonly string[] = [
  '{{client}} : {{plural total "un élément" "%n éléments"}} {{de msp}}{{msp}}, passation {{no}}',
  'Chaque élément a un dossier, avec son numéro dans la lettre de demande. values.txt est à lire, values.json pour les programmes ; tous deux sont complétés par des lignes vides. Les fichiers à côté sont tels qu’ils ont été envoyés.',
  'Ces éléments restent chez vous : {{us}} ne les change ni ne les utilise. Qui a ce dossier a les clés : gardez-le où de telles choses ont leur place, et changez ce {{que msp}}{{msp}} a connu.',
  'Veuillez confirmer sur la page que vous l’avez. {{us}} supprime alors sa copie.',
];
