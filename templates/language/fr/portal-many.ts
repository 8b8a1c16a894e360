import type { many as english, manyScript as englishScript } from '../en-GB/portal-many';
import type { Translated } from '../portal-words';

export const many: Translated<typeof english> = {
  title: 'Envoyer plusieurs éléments à la fois',
  lead: 'Remplissez la liste dans un tableur, ou déposez un export de votre gestionnaire de mots de passe. Avant tout envoi, vous voyez à quel élément correspond chaque entrée.',
  sent: 'Scellé et conservé. Une personne de chez nous lit la liste et l’affecte aux éléments.',
  tooLarge:
    'Ce fichier dépasse les 300 Kio d’une liste remplie. Envoyez-le comme fichier avec un élément.',
  noFile: 'Choisissez d’abord la liste remplie. Rien n’a été envoyé.',
  listTitle: 'La liste à remplir',
  listHow:
    '{{count open one="# élément peut" other="# éléments peuvent"}} encore recevoir une réponse. Laissez la première colonne telle quelle : elle nous dit à quoi appartient la ligne. Une ligne vide n’est pas une réponse.',
  xlsx: 'Télécharger pour Excel (XLSX)',
  csv: 'Télécharger en CSV',
  dropTitle: 'Déposez-la ici, ou déposez un export',
  dropHow:
    'KeePass (KDBX, XML, CSV), Bitwarden, 1Password, IT Glue, Hudu, Passportal, ITFlow, LastPass, Keeper, Dashlane, navigateurs, LAPS, BitLocker, ou n’importe quel tableau. Tout s’ouvre dans votre navigateur : le fichier, son mot de passe et ce que vous laissez de côté n’en sortent jamais.',
  plain:
    'La lecture d’un export nécessite des scripts ; ils sont désactivés ou n’ont pas été chargés. Vous pouvez tout de même envoyer la liste remplie : elle est scellée sans être lue, et une personne la lira.',
  plainButton: 'Envoyer la liste remplie',
  file: 'Fichier',
  before: 'Déjà envoyé d’ici : {{count before.length one="# fois" other="# fois"}}.',
  columns: {
    number: 'N°',
    group: 'Groupe',
    item: 'Élément',
    address: 'Adresse',
    user: 'Utilisateur',
    password: 'Mot de passe ou clé',
    factor: 'Second facteur (secret)',
    notes: 'Remarques',
  },
};

export const manyScript: Translated<typeof englishScript> = {
  choose: 'Choisissez un fichier, ou déposez-le ici',
  reading: 'Lecture…',
  notLoaded:
    'Ce qui le lit n’a pas pu être chargé ; rien n’a été lu. Vérifiez la connexion, puis choisissez le fichier de nouveau.',
  slow: 'La lecture a pris trop de temps et a été arrêtée. Exportez de nouveau, ou dans un autre format.',
  password: 'Son mot de passe',
  keyFile: 'Son fichier clé, s’il en a un',
  open: 'Ouvrir',
  wrong: 'Le fichier ne s’ouvre pas ainsi. Vérifiez le mot de passe et le fichier clé.',
  found: 'Entrées trouvées : {n}, dont associées à un élément : {matched}',
  lost: 'Non repris par ce format : {what}.',
  entry: 'Entrée',
  goesTo: 'Correspond à',
  also: 'Hors liste : l’envoyer aussi',
  leave: 'Ne pas envoyer',
  replaces: 'remplace votre réponse',
  noTitle: 'sans titre',
  send: 'Sceller et envoyer',
  sending: 'Envoi de {done} sur {all}…',
  done: 'Éléments avec réponse : {n}. Autres entrées envoyées : {also}. Tout est scellé : personne ne peut le relire ici.',
  failed: 'Non envoyé : {what}. Appuyez de nouveau sur le bouton.',
  toList: 'Retour à la liste',
  columnUse: 'Dites ce qu’est chaque colonne. Tout le reste part comme remarque.',
  use: 'Utiliser ces colonnes',
  by: {
    list: 'd’après la liste',
    name: 'd’après son nom',
    words: 'd’après sa désignation',
    host: 'd’après son adresse',
    login: 'd’après son identifiant',
  },
  uses: {
    title: 'Titre',
    user: 'Utilisateur',
    password: 'Mot de passe',
    address: 'Adresse',
    factor: 'Second facteur',
    notes: 'Remarques',
    folder: 'Groupe',
    more: 'Autre chose',
    skip: 'Laisser de côté',
  },
  losses: {
    folders: 'les dossiers',
    factor: 'les seconds facteurs',
    custom_fields: 'les champs personnels',
    attachments: 'les pièces jointes',
    titles: 'les titres',
    digits: 'les zéros devant les nombres, et les chiffres après le quinzième : comparez-les',
    recycled: 'le contenu de la corbeille',
    sections: 'les noms des sections',
  },
  refused: {
    kdb: 'C’est une base de KeePass 1. Enregistrez-la en KDBX 4, et déposez celle-ci.',
    kdbx_old:
      'Cette base KeePass est trop ancienne. Enregistrez-la en KDBX 4, et déposez celle-ci.',
    kdf_too_hard:
      'Sa dérivation de clé demande plus de mémoire ou de temps qu’un navigateur n’en donne. Réduisez-la dans KeePass, enregistrez une copie, et déposez celle-ci.',
    damaged: 'Ce fichier est endommagé, ou n’est pas ce qu’il semble être. Refaites l’export.',
    account_bound:
      'Cet export Bitwarden ne s’ouvre que dans son compte. Refaites l’export avec un mot de passe, ou sans.',
    doctype:
      'Ce XML contient une déclaration DOCTYPE, dont aucun export n’a besoin. Il n’est pas ouvert.',
    too_large: 'Ce fichier est trop grand pour un export de mots de passe. Il n’est pas ouvert.',
    zip_locked:
      'Ce ZIP est verrouillé par un mot de passe. Décompressez-le, et déposez son contenu.',
    nothing_in_zip: 'Ce ZIP ne contient aucun export que nous connaissons.',
    secure_string:
      'Cet export LAPS ne contient pas de mots de passe. Refaites-le avec -AsPlainText.',
    empty: 'Ce fichier est vide.',
    unknown:
      'Nous ne connaissons pas ce type de fichier. Envoyez-le comme fichier avec l’élément auquel il appartient.',
  },
};
