import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-colleagues';

export const colleagues: Translated<typeof english.colleagues> = {
  title: 'Delegar una parte',
  lead: 'Dé a una persona de su equipo un enlace propio. Muestra los grupos que usted elija y nada más; lo que se guarde allí lleva su nombre. Puede retirarlo cuando quiera.',
  button: 'Delegar una parte',
  passedOn: 'Delegado',
  sent: '<strong>Delegado.</strong> El enlace sale por correo en un minuto.',
  withdrawnNow: '<strong>Retirado.</strong> Ese enlace ya no abre nada.',
  who: 'Nombre',
  email: 'Dirección de correo',
  emailHint: 'En su empresa o donde lea el correo. Escribimos un solo mensaje, con un texto fijo.',
  groups: 'Lo que delega',
  pass: 'Enviar el enlace',
  limits:
    'Hasta {{most}} personas a la vez. No pueden delegarlo a su vez ni reciben recordatorios: seguimos dirigiéndonos a usted.',
  people: 'Quién tiene una parte',
  by: 'delegado {{when madeAt}}{{#if byOther}} por {{byName}}{{/if}}',
  answers: '{{count answered one="# respuesta" other="# respuestas"}}',
  takeBack: 'Retirar',
  takeBackSure: 'Sí, {{name}} ya no debe verlo',
  takeBackNow: 'Retirar el enlace',
  notPassed: 'Aún no se ha delegado. {{count n one="# punto" other="# puntos"}} por corregir:',
  states: {
    sending: 'en camino',
    unopened: 'sin abrir',
    opened: 'abierto',
    bounced: 'correo devuelto',
    expired: 'caducado',
    withdrawn: 'retirado',
  },
  problems: {
    no_name: 'Escriba el nombre.',
    odd_name: 'Escriba solo el nombre: hasta 60 letras, sin cifras ni direcciones.',
    no_email: 'Escriba la dirección de correo.',
    odd_email: 'Escriba una sola dirección, como nombre@empresa.example.',
    no_groups: 'Elija al menos un grupo.',
    has_link: 'Esa dirección ya tiene un enlace. Retírelo primero.',
    too_many_colleagues: 'Ocho personas tienen ya un enlace suyo. Retire uno primero.',
    passed_on_enough:
      'Esta solicitud se ha delegado tantas veces como permitimos. Escríbanos y añadimos a la persona.',
    too_many_today: 'Hoy ya ha delegado cinco veces. Siga mañana, o escríbanos.',
    closed: 'Esta solicitud está cerrada; ya no hace falta delegar nada.',
    not_sure: 'Marque la casilla si quiere retirar el enlace.',
  },
  yours:
    '{{onlyFrom}} le ha delegado esta parte. Solo ve estos grupos; por lo demás, pregunte a {{onlyFrom}}.',
};
