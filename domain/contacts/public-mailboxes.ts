/** Providers under their name in many countries: gmx.de, gmx.net, yahoo.co.uk. */
const EVERYWHERE = words(`
  aol gmail gmx googlemail hotmail mailfence outlook proton protonmail rocketmail tutanota yahoo yandex ymail zohomail
`);

/** Where anybody may have a mailbox: free ones, those that come with a line, and forwarders. */
const BY_NAME = words(`
  aim.com compuserve.com cs.com email.com excite.com fastmail.com fastmail.fm hey.com hushmail.com icloud.com inbox.com
  live.com lycos.com mac.com mail.com me.com msn.com netscape.net passport.com pm.me post.com runbox.com startmail.com
  tuta.com tuta.io tutamail.com usa.com windowslive.com zoho.com zoho.eu
  addy.io anonaddy.com duck.com mozmail.com passmail.net privaterelay.appleid.com riseup.net simplelogin.com

  1und1.de alice-dsl.net alice.de arcor.de directbox.com email.de ewe.net ewetel.net freenet.de htp-tel.de kabelmail.de
  live.de magenta.de mail.de mailbox.org netcologne.de o2mail.de o2online.de online.de osnanet.de posteo.de posteo.net
  t-online.de unitybox.de unity-mail.de versanet.de vodafonemail.de web.de
  a1.net aon.at chello.at inode.at kabsi.at liwest.at live.at utanet.at
  bluemail.ch bluewin.ch hispeed.ch quickline.ch sunrise.ch swissonline.ch vtxmail.ch

  blueyonder.co.uk btinternet.com btopenworld.com freeserve.co.uk lineone.net live.co.uk madasafish.com ntlworld.com
  o2.co.uk orange.net plus.com sky.com talk21.com talktalk.net tesco.net tiscali.co.uk virgin.net virginmedia.com
  eircom.net indigo.ie iol.ie live.ie

  ameritech.net att.net bellsouth.net brighthouse.com cableone.net centurylink.net centurytel.net charter.net
  comcast.net cox.net earthlink.net embarqmail.com frontier.com frontiernet.net juno.com mediacombb.net mindspring.com
  netzero.com netzero.net optimum.net optonline.net pacbell.net peoplepc.com prodigy.net q.com rcn.com roadrunner.com
  rr.com sbcglobal.net snet.net spectrum.net suddenlink.net swbell.net twc.com verizon.net windstream.net wowway.com
  xfinity.com
  bell.net cogeco.ca eastlink.ca live.ca mts.net rogers.com sasktel.net shaw.ca sympatico.ca telus.net videotron.ca

  bigpond.com bigpond.net.au dodo.com.au iinet.net.au internode.on.net live.com.au optusnet.com.au ozemail.com.au
  tpg.com.au westnet.com.au
  orcon.net.nz slingshot.co.nz xtra.co.nz

  aliceadsl.fr bbox.fr cegetel.net club-internet.fr free.fr laposte.net live.fr neuf.fr noos.fr numericable.fr
  orange.fr sfr.fr voila.fr wanadoo.fr
  belgacom.net live.be proximus.be scarlet.be skynet.be telenet.be voo.be pt.lu
  casema.nl chello.nl hetnet.nl home.nl kpnmail.nl live.nl online.nl planet.nl quicknet.nl telfort.nl tele2.nl upcmail.nl
  xs4all.nl zeelandnet.nl ziggo.nl

  euskaltel.net jazztel.es movistar.es ono.com orange.es telefonica.net terra.es wanadoo.es ya.com
  clix.pt iol.pt netcabo.pt sapo.pt telepac.pt
  alice.it blu.it email.it fastwebnet.it inwind.it iol.it libero.it live.it poste.it tim.it tin.it tiscali.it virgilio.it

  bahnhof.se bredband.net comhem.se live.se passagen.se spray.se tele2.se telia.com
  jubii.dk live.dk mail.dk ofir.dk stofanet.dk tdcadsl.dk
  elisanet.fi inet.fi kolumbus.fi luukku.com saunalahti.fi suomi24.fi welho.com
  live.no online.no

  gazeta.pl interia.eu interia.pl o2.pl onet.eu onet.pl op.pl poczta.fm tlen.pl vp.pl wp.pl
  centrum.cz email.cz post.cz seznam.cz volny.cz azet.sk centrum.sk zoznam.sk citromail.hu freemail.hu t-online.hu
  abv.bg mail.bg
  bk.ru inbox.ru internet.ru list.ru mail.ru rambler.ru ya.ru i.ua meta.ua ukr.net

  arnet.com.ar bol.com.br fibertel.com.ar globo.com globomail.com ig.com.br oi.com.br prodigy.net.mx r7.com
  speedy.com.ar terra.com.br uol.com.br
  bezeqint.net mweb.co.za mynet.com netvision.net.il telkomsa.net vodamail.co.za walla.co.il walla.com webmail.co.za
  rediffmail.com sify.com vsnl.net
  126.com 139.com 163.com 189.cn aliyun.com foxmail.com qq.com sina.cn sina.com sohu.com yeah.net
  biglobe.ne.jp docomo.ne.jp ezweb.ne.jp nifty.com ocn.ne.jp plala.or.jp so-net.ne.jp softbank.ne.jp
  daum.net hanmail.net kakao.com nate.com naver.com
`);

/**
 * Whether a mail domain (lower case) belongs to a provider of mailboxes for everybody, so that it says nothing about
 * whose site it is: the domain itself, one above it, or a provider's name right before the country. Our own list of
 * the usual ones; one that is missing counts as an office's own.
 */
export function isPublicMailbox(domain: string): boolean {
  const labels = domain.split('.');
  return labels.some((name, index) => {
    const rest = labels.slice(index);
    // "co.uk" and the like: two labels after the name at most.
    return BY_NAME.has(rest.join('.')) || (rest.length <= 3 && EVERYWHERE.has(name));
  });
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}
