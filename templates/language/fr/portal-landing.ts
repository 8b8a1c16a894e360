import type * as english from '../en-GB/portal-landing';
import type { Translated } from '../portal-words';

export const landing: Translated<typeof english.landing> = {
  reply: {
    title: '{{link.clientName}} vous demande de remettre ses accès',
    lead: '{{link.contactName}}, voici votre accès personnel. {{msp.name}} est le nouveau prestataire informatique {{de link.clientName}}{{link.clientName}} et recueille ce {{que link.previousMspName}}{{link.previousMspName}} détient encore pour cette société.',
    signed:
      '{{link.clientName}} l’a autorisé par écrit, sous la signature {{de signed.name}}{{signed.name}}, {{signed.title}}. La lettre se trouve à la page suivante.',
    open: 'Voir ce qui est demandé',
  },
  client: {
    title:
      '{{link.previousMspName}} indique {{que link.clientName}}{{link.clientName}} en détient une partie',
    lead: '{{link.contactName}}, {{msp.name}} reprend l’informatique {{de link.clientName}}{{link.clientName}}. Selon {{link.previousMspName}}, une partie de ce qui est nécessaire se trouve chez vous. La page suivante en donne la liste ; vous pouvez y faire vos envois en toute sécurité, ou dire que vous n’avez pas l’élément.',
    open: 'Voir de quoi il s’agit',
  },
  package: {
    title: 'Un paquet scellé pour {{link.clientName}}',
    lead: '{{link.contactName}}, {{link.previousMspName}} a remis des éléments qui restent à {{link.clientName}}. {{msp.name}} les a recueillis et scellés pour vous ; personne d’autre ne peut les ouvrir.',
    open: 'Voir le paquet',
  },
  counsel: {
    title: 'Le dossier de preuves {{de link.clientName}}{{link.clientName}}',
    lead: '{{link.contactName}}, {{link.clientName}} vous a désigné comme conseil pour la passation {{de link.previousMspName}}{{link.previousMspName}}. Le dossier ne contient que des pièces : aucun avis, aucun secret.',
    open: 'Voir le dossier',
  },
  authority: {
    title: 'Votre signature permet à {{msp.name}} de prendre le relais',
    lead: '{{link.contactName}}, {{link.clientName}} confie à {{msp.name}} son informatique, jusqu’ici chez {{link.previousMspName}}. Avant {{que link.previousMspName}}{{link.previousMspName}} puisse nous remettre quoi que ce soit, votre autorisation écrite est nécessaire.',
    open: 'Lire la lettre et signer',
  },
  inDoubt:
    'Un doute ? <a href="/verify">Vérifiez que notre lettre vient bien de nous</a>, ou appelez {{link.clientName}} à un numéro que vous connaissez déjà. Merci de ne pas transmettre ce lien : il n’est destiné qu’à vous.',
  inDoubtClient:
    'Un doute ? <a href="/verify">Vérifiez que notre lettre vient bien de nous</a>, ou appelez votre interlocuteur à un numéro que vous connaissez déjà. Merci de ne pas transmettre ce lien : il n’est destiné qu’à vous.',
};
