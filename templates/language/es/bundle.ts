import type { BundleWords } from '../letter-words';

export const bundle: BundleWords = {
  title: 'Expediente de pruebas {{no}}',
  lead: 'Documentos sobre el traspaso de {{client}} desde {{msp}}, llevados por {{us}}. El expediente no contiene valoraciones ni secretos. Cada pieza figura aquí con el SHA-256 de sus bytes; index.json dice lo mismo para programas.',
  asOf: 'Estado a',
  counts:
    '{{plural messages "Un mensaje" "%n mensajes"}}, {{plural receipts "un recibo" "%n recibos"}}, {{plural events "un suceso" "%n sucesos"}} en el registro.',
  head: ['Pieza', 'SHA-256'],
  kinds: {
    letter: 'Carta',
    message: 'Mensaje, como se guardó',
    messages: 'Destinatarios de los mensajes y qué fue de cada uno',
    receipt: 'Recibo',
    answers: 'Respuestas: clase, fecha, huella; rechazos con su motivo',
    acts: 'Llamadas, firma y envío postal',
    people: 'Las personas que el registro designa por número',
    log: 'Registro, con su cadena de huellas',
    how: 'Cómo comprobar el registro',
  },
  leftOut: {
    title: 'Qué no está en este expediente, y por qué',
    lines: [
      'Los valores y archivos entregados están sellados y siguen así. Recibos y respuestas dan la clase, la fecha y una huella: el SHA-256 de los bytes sellados.',
      'Lo que el proveedor anterior escribió con sus palabras, también el texto de un rechazo, está sellado, porque en tales textos acaban contraseñas. De un rechazo, el expediente contiene la clase del motivo y la fecha.',
      'En cada mensaje, un texto de igual longitud ocupa el lugar del enlace de su destinatario. No se ha cambiado nada más.',
      'La prueba del envío postal se guarda sellada. Su huella figura aquí; {{us}} la entrega a petición.',
      'El correo recibido se guarda sellado, y los mensajes internos de {{us}} no son parte de la correspondencia. El registro los menciona.',
    ],
  },
};
