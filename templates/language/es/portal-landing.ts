import type * as english from '../en-GB/portal-landing';
import type { Translated } from '../portal-words';

export const landing: Translated<typeof english.landing> = {
  reply: {
    title: '{{link.clientName}} le pide que entregue sus datos de acceso',
    lead: '{{link.contactName}}, este es su acceso personal. {{msp.name}} es el nuevo proveedor informático de {{link.clientName}} y reúne lo que {{link.previousMspName}} todavía conserva de la empresa.',
    signed:
      '{{link.clientName}} lo ha autorizado por escrito, con la firma de {{signed.name}}, {{signed.title}}. La carta está en la página siguiente.',
    open: 'Ver lo que se pide',
  },
  client: {
    title: '{{link.previousMspName}} dice que {{link.clientName}} tiene una parte',
    lead: '{{link.contactName}}, {{msp.name}} se hace cargo de la informática de {{link.clientName}}. Parte de lo necesario la tiene usted, según {{link.previousMspName}}. La página siguiente lo enumera; puede enviarlo allí de forma segura, o decir que no lo tiene.',
    open: 'Ver de qué se trata',
  },
  package: {
    title: 'Un paquete sellado para {{link.clientName}}',
    lead: '{{link.contactName}}, {{link.previousMspName}} ha entregado elementos que se quedan en {{link.clientName}}. {{msp.name}} los ha reunido y sellado para usted; nadie más puede abrirlos.',
    open: 'Ver el paquete',
  },
  counsel: {
    title: 'El expediente de pruebas de {{link.clientName}}',
    lead: '{{link.contactName}}, {{link.clientName}} le ha designado como asesor jurídico para el traspaso desde {{link.previousMspName}}. El expediente solo contiene registros: ninguna opinión y ningún secreto.',
    open: 'Ver el expediente',
  },
  authority: {
    title: 'Con su firma, {{msp.name}} puede hacerse cargo',
    lead: '{{link.contactName}}, {{link.clientName}} traslada su informática de {{link.previousMspName}} a {{msp.name}}. Antes de que {{link.previousMspName}} pueda entregarnos nada, hace falta su autorización escrita.',
    open: 'Leer la carta y firmar',
  },
  inDoubt:
    '¿Alguna duda? <a href="/verify">Compruebe que nuestra carta es auténtica</a>, o llame a {{link.clientName}} a un número que ya tenga. No reenvíe este enlace, por favor: es solo suyo.',
  inDoubtClient:
    '¿Alguna duda? <a href="/verify">Compruebe que nuestra carta es auténtica</a>, o llame a su gestor de cuenta a un número que ya tenga. No reenvíe este enlace, por favor: es solo suyo.',
};
