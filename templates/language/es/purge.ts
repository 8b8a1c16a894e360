import type { PurgeWords } from '../letter-words';

export const purge: PurgeWords = {
  title: 'Certificado de destrucción {{no}}',
  lead: 'Lo que {{msp}} envió a {{us}} por {{client}} está destruido. Este certificado dice cuándo y cómo. No contiene ningún secreto.',
  facts: {
    over: 'Traspaso terminado',
    purged: 'Destruido',
    counts:
      '{{plural answers "Una respuesta sellada" "%n respuestas selladas"}}, {{plural files "un archivo sellado" "%n archivos sellados"}}, {{plural mails "un correo sellado" "%n correos sellados"}}.',
  },
  how: {
    title: 'Cómo',
    lines: [
      'Todo estaba sellado con una clave propia de este traspaso (age, X25519). Esa clave se destruyó en el almacén de claves, una base de datos aparte. Lo que estaba sellado con ella ya no lo puede abrir nadie, ni aquí ni en una copia de seguridad de la otra base de datos.',
      'Después se retiraron de la base de datos los propios datos sellados.',
      'Las copias de seguridad del almacén de claves caducan solas; hasta que caduque la última de antes, quien la tenga junto con una clave principal o de recuperación podría abrir aún una copia antigua de los datos.',
    ],
  },
  key: 'Mitad pública de la clave destruida',
  left: {
    title: 'Qué queda',
    lines: [
      'Cartas, mensajes, recibos y el registro: clase, fecha y huella de cada respuesta, y quién hizo qué. Lo que fue al cliente o se anotó en otro lugar no se ve afectado.',
    ],
  },
};
