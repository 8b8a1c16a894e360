import type * as english from '../en-GB/portal-package';
import type { Translated } from '../portal-words';

export const clientPackage: Translated<typeof english.clientPackage> = {
  yours: 'Tout est à vous',
  confirmed:
    '{{confirmedBy}} a confirmé, {{when confirmedAt named=true}}, {{que link.clientName}}{{link.clientName}} a le paquet avec {{count items one="# élément" other="# éléments"}}. Nous avons supprimé son contenu de notre coffre ; il ne peut donc plus être téléchargé ici.',
  sha: 'SHA-256 du paquet :',
  title: 'Un paquet scellé pour {{link.clientName}}',
  lead: '{{count items one="# élément" other="# éléments"}}, remis par {{link.previousMspName}}, pour rester chez vous. {{msp.name}} a recueilli le tout sans rien modifier ni utiliser.',
  fetch: '1. Téléchargez-le',
  fetchHow:
    'Un fichier, {{size}}. Il est chiffré : sans {{#if ownKey}}votre clé age{{else}}sa phrase de passe{{/if}}, il ne sert à personne, à nous non plus.',
  download: 'Télécharger le paquet',
  downloaded: 'Premier téléchargement : {{when downloadedAt named=true}}.',
  open: '2. Ouvrez-le',
  openKey: 'Avec votre propre clé et le programme libre <strong>age</strong> :',
  openPassphrase:
    '{{msp.name}} vous donne la phrase de passe par téléphone, et jamais dans un message. Le programme libre <strong>age</strong> la demande :',
  unpack:
    'Décompressez ensuite <span class="mono">package.zip</span> comme n’importe quelle archive. Il y a un dossier par élément, et une note à la racine.',
  whole: 'Vérifier qu’il est arrivé intact',
  tell: '3. Dites-nous que vous l’avez',
  tellWhy:
    'Nous supprimons alors ces éléments de notre coffre. Ensuite, vous êtes seuls à les avoir.',
  name: 'Votre nom complet',
  opened: 'Nous avons le paquet et avons pu l’ouvrir.',
  confirm: 'Confirmer',
};

export const counsel: Translated<typeof english.counsel> = {
  title: 'Le dossier de preuves {{de link.clientName}}{{link.clientName}}',
  lead: 'Lettres, messages et ce que chacun est devenu, reçus, appels et envois postaux, et le journal avec sa chaîne d’empreintes, pour la passation {{de link.previousMspName}}{{link.previousMspName}}. Des pièces seulement : aucun avis, aucun secret.',
  file: 'Un fichier, {{mebibytes}} Mio',
  index:
    'Il commence par un index (index.pdf) qui énumère chaque pièce avec son SHA-256, et dit ce qui a été écarté et pourquoi.',
  download: 'Télécharger le fichier (ZIP)',
  sha: 'SHA-256 du fichier, comme dans notre message :',
  inDoubt:
    'Un doute ? Appelez {{link.clientName}} à un numéro que vous connaissez déjà. Merci de ne pas transmettre ce lien : il n’est destiné qu’à vous.',
};
