import type * as english from '../en-GB/portal-verify';
import type { Translated } from '../portal-words';

export const verify: Translated<typeof english.verify> = {
  tab: 'Comprobar una carta',
  title: '¿Es nuestra esta carta?',
  lead: 'Una petición de contraseñas merece desconfianza. Escriba el número y el código que vinieron con la carta; ambos están en el mensaje que la traía.',
  yes: 'Sí, esta carta es nuestra.',
  number: 'Número',
  made: 'Emitida',
  forWhom: 'Para',
  to: 'A',
  compare:
    'Compare la última línea con el archivo que tiene, para estar seguro de que nadie lo ha cambiado.',
  no: '<strong>No conocemos ninguna carta con este número y este código.</strong> Compruebe ambos otra vez. Si son correctos, no responda a esa carta, por favor, y avísenos.',
  numberHint: 'Como H-2026-0012',
  code: 'Código',
  codeHint: 'Ocho caracteres, o el SHA-256 completo',
  check: 'Comprobar',
  contact:
    '{{msp.name}}, {{msp.phone}}, <a href="mailto:{{msp.email}}">{{msp.email}}</a>. Mejor aún: llame al cliente que se nombra en la carta a un número que ya tenga.',
};
