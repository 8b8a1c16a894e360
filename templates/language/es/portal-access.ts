import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-access';

export const access: Translated<typeof english.access> = {
  title: '¿Está retirado su propio acceso?',
  offer:
    '<strong>Todo está respondido.</strong> Si quiere, una cosa más: declare que su propio acceso está retirado. Consta en su recibo.',
  offerButton: 'Nuestro acceso está retirado',
  lead: 'Si quiere, declárelo aquí, punto por punto. Es voluntario. {{msp.name}} lo comprueba de todos modos; su palabra y su fecha constan al lado, y en un recibo para usted.',
  items: 'Nuestro propio acceso por estos puntos está retirado',
  name: 'Su nombre completo, como firma',
  say: 'Confirmar y recibir un recibo',
  said: 'declarado por {{typedName}}, {{when saidAt}}',
  nothing: 'Aquí no queda nada por declarar. Gracias.',
  notYet: 'Responda primero lo que sigue abierto; entonces servirá esta página.',
  notKept: 'Aún no consta. {{count n one="# cosa" other="# cosas"}} por corregir:',
  problems: {
    no_items: 'Marque al menos un punto, o deje la página como está.',
    no_name: 'Escriba su nombre completo.',
    odd_name: 'Escriba su nombre en 200 caracteres visibles como máximo.',
  },
};
