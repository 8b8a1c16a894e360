import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-landing';

export const landing: Translated<typeof english.landing> = {
  reply: {
    title: '{{link.clientName}} bittet Sie um die Übergabe der Zugangsdaten',
    lead: '{{link.contactName}}, dies ist Ihr persönlicher Zugang. {{msp.name}} ist der neue IT-Dienstleister von {{link.clientName}} und nimmt entgegen, was {{link.previousMspName}} noch für das Unternehmen verwahrt.',
    signed:
      'Dafür liegt eine schriftliche Vollmacht von {{link.clientName}} vor, unterzeichnet von {{signed.name}}, {{signed.title}}. Das Schreiben finden Sie auf der nächsten Seite.',
    open: 'Ansehen, worum gebeten wird',
  },
  client: {
    title: 'Laut {{link.previousMspName}} liegt einiges davon bei {{link.clientName}}',
    lead: '{{link.contactName}}, {{msp.name}} übernimmt die IT von {{link.clientName}}. Einiges, was dafür nötig ist, liegt nach Auskunft von {{link.previousMspName}} bei Ihnen. Die nächste Seite führt es auf; Sie können es dort sicher senden oder sagen, dass Sie es nicht haben.',
    open: 'Ansehen, was es ist',
  },
  package: {
    title: 'Ein versiegeltes Paket für {{link.clientName}}',
    lead: '{{link.contactName}}, {{link.previousMspName}} hat übergeben, was bei {{link.clientName}} bleibt. {{msp.name}} hat es für Sie gesammelt und versiegelt; niemand sonst kann es öffnen.',
    open: 'Das Paket ansehen',
  },
  counsel: {
    title: 'Die Beweisakte von {{link.clientName}}',
    lead: '{{link.contactName}}, {{link.clientName}} hat Sie als Rechtsbeistand für die Übergabe durch {{link.previousMspName}} benannt. Die Akte enthält nur Aufzeichnungen: keine Meinung und kein Geheimnis.',
    open: 'Die Akte ansehen',
  },
  authority: {
    title: 'Mit Ihrer Unterschrift kann {{msp.name}} übernehmen',
    lead: '{{link.contactName}}, {{link.clientName}} wechselt mit seiner IT von {{link.previousMspName}} zu {{msp.name}}. Bevor {{link.previousMspName}} uns etwas herausgeben darf, ist Ihre schriftliche Vollmacht nötig.',
    open: 'Schreiben lesen und unterschreiben',
  },
  inDoubt:
    'Im Zweifel <a href="/verify">prüfen Sie, ob unser Schreiben von uns ist</a>, oder rufen Sie {{link.clientName}} unter einer Nummer an, die Sie schon haben. Bitte leiten Sie diesen Link nicht weiter: Er ist nur für Sie.',
  inDoubtClient:
    'Im Zweifel <a href="/verify">prüfen Sie, ob unser Schreiben von uns ist</a>, oder rufen Sie Ihre Kundenbetreuung unter einer Nummer an, die Sie schon haben. Bitte leiten Sie diesen Link nicht weiter: Er ist nur für Sie.',
};
