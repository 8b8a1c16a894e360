import type { MailTexts } from '../mail-words';

type PortalTemplate = 'passed-on' | 'question-asked' | 'question-answered' | 'authority-declined';

/** Messages that something on the portal's pages called for. */
export const portalMail: Pick<MailTexts, PortalTemplate> = {
  'passed-on': {
    part: 'una parte para usted',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: '{{who}}, de {{msp}}, le ha delegado una parte de una solicitud. {{client}} traslada su informática a {{us}} y pide lo que {{msp}} todavía conserva. Su parte:',
      },
      { say: ['{{groups}}'] },
      {
        p: 'Este enlace es solo suyo y muestra solo su parte. Lo que guarde se cifra en el acto y lleva su nombre. No envíe contraseñas por correo, por favor, ni reenvíe el enlace.',
      },
      { button: 'Ver su parte' },
      {
        p: '¿Duda de que este mensaje sea auténtico? Pregunte a {{who}} en persona. No recibirá recordatorios nuestros.',
      },
    ],
  },
  'question-asked': {
    part: 'una pregunta',
    tone: 'friendly',
    blocks: [
      {
        p: '{{who}} tiene una pregunta sobre «{{item}}» de {{client}}. Está sellada; léala y respóndala en la página. La solicitud sigue entretanto.',
      },
      { button: 'Leer la pregunta' },
    ],
  },
  'question-answered': {
    part: 'la respuesta a su pregunta',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Preguntó por «{{item}}». {{us}} responde:' },
      { say: ['{{answer}}'] },
      { p: 'La respuesta está también en su página, junto al elemento.' },
      { button: 'Abrir el elemento' },
    ],
  },
  'authority-declined': {
    part: 'no se ha firmado',
    tone: 'friendly',
    blocks: [
      {
        p: '{{who}} no firma por {{client}}: {{declinedWhy}}. Lo demás que escribió está sellado y se lee en la página. Hasta que usted lo resuelva no sale ningún recordatorio.',
      },
      { button: 'Ver el siguiente paso' },
    ],
  },
};
