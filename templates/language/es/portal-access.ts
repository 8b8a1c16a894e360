import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-access';

export const access: Translated<typeof english.access> = {
  title: '¿Está retirado su propio acceso?',
  offer:
    '<strong>Todos los elementos tienen respuesta.</strong> Si quiere, una cosa más: declare que su propio acceso está retirado. Constará en su recibo.',
  offerButton: 'Declarar retirado nuestro acceso',
  lead: 'Si quiere, declárelo aquí, elemento por elemento. Es voluntario. {{msp.name}} lo comprueba de todos modos; su declaración y la fecha constan al lado, y en un recibo para usted.',
  items: 'Nuestro propio acceso a estos elementos está retirado',
  name: 'Su nombre completo, como firma',
  say: 'Confirmar y obtener un recibo',
  said: 'declarado por {{typedName}}, {{when saidAt}}',
  nothing: 'Aquí no queda nada por declarar. Gracias.',
  notYet: 'Responda primero a lo que sigue pendiente; después servirá esta página.',
  notKept: 'Aún no se ha guardado. {{count n one="# punto" other="# puntos"}} por corregir:',
  problems: {
    no_items: 'Marque al menos un elemento, o deje la página como está.',
    no_name: 'Escriba su nombre completo.',
    odd_name: 'Escriba su nombre en 200 caracteres visibles como máximo.',
  },
};
