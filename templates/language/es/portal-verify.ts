import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-verify';

export const verify: Translated<typeof english.verify> = {
  tab: 'Comprobar un documento',
  title: '¿Es nuestro este documento?',
  lead: 'Una petición de contraseñas merece desconfianza. Compruebe una carta, un poder, un requerimiento o un recibo: por su número y código, o por el propio archivo.',
  yes: 'Sí, este documento es nuestro.',
  yesFile: 'Sí, este archivo es nuestro y no se ha modificado.',
  kind: 'Documento',
  kinds: {
    request: 'Carta de solicitud',
    authority: 'Poder, por firmar',
    'signed-authority': 'Poder, firmado',
    'formal-notice': 'Requerimiento formal',
    'formal-notice-to-sign': 'Requerimiento formal, por firmar',
    'counsel-file': 'Expediente de pruebas',
    'closing-report': 'Informe de cierre',
    'purge-certificate': 'Certificado de destrucción',
    receipt: 'Recibo',
  },
  number: 'Número',
  made: 'Fecha',
  forWhom: 'Para',
  to: 'A',
  by: 'De',
  inIt: 'Contiene',
  items: '{{count paper.receipt.items one="# elemento" other="# elementos"}}',
  callBack: 'Llamada de comprobación',
  callBackHow: '{{paper.callBackPhone}}, si lo conoce como número público de {{paper.clientName}}',
  compare:
    'Compare la última línea con su archivo, o suéltelo abajo: así sabrá que nadie lo ha cambiado.',
  no: '<strong>No conocemos ningún documento así.</strong> Revise número y código otra vez, carácter por carácter. Si son correctos, no responda a esa carta y avísenos.',
  numberHint: 'Como H-2026-0012, o R-0012-3 de un recibo',
  code: 'Código',
  codeHint: 'Los caracteres junto al número, o el SHA-256 entero',
  check: 'Comprobar',
  byNumber: 'Por número y código',
  byFile: 'Por el archivo',
  drop: 'Suelte aquí el PDF, o elíjalo:',
  dropHint: 'Se compara en su navegador por su SHA-256. El archivo no sale de su equipo.',
  working: 'Comparando…',
  tooBig: 'Este archivo es mayor que cualquiera de los nuestros.',
  byHand:
    'Sin scripts, calcule en su equipo el SHA-256 del archivo y péguelo como código; entonces no hace falta número.',
  contact:
    '{{msp.name}}, {{msp.phone}}, <a href="mailto:{{msp.email}}">{{msp.email}}</a>. Mejor aún: llame al cliente nombrado en la carta a un número que ya tenga.',
};
