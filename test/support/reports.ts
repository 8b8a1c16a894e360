/** Reports as servers of others write them, about one message of ours. Lines end as on the wire. */
export interface Reported {
  /** Our envelope sender, to which the report goes. */
  verp: string;
  /** Whom the message was for. */
  recipient: string;
  /** Of our message, without brackets. */
  messageId: string;
  status?: string;
}

export function wire(text: string): Buffer {
  return Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'));
}

export const returnedHeaders = ({
  verp,
  recipient,
  messageId,
}: Reported): string => `Return-Path: <${verp}>
Received: from mail.northgate.example (mail.northgate.example [192.0.2.10])
\tby mx.sysworks.example (Postfix) with ESMTPS id 4Zk1Xq2JvTz9s
From: Northgate IT <handover@northgate.example>
To: Bo <${recipient}>
Subject: Fern Logistics: handover H-2029-0001, request
Message-ID: <${messageId}>
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: text/plain
`;

/** Postfix: three parts, the original whole (`action` failed) or its headers alone. */
export function postfixReport(
  about: Reported,
  action: 'failed' | 'delayed' | 'relayed' = 'failed',
): Buffer {
  const status =
    about.status ?? (action === 'failed' ? '5.1.1' : action === 'delayed' ? '4.4.1' : '2.0.0');
  return wire(`Return-Path: <>
Received: by mx.sysworks.example (Postfix)
\tid 7C1F02C0A4; Mon,  5 Mar 2029 11:00:02 +0000 (UTC)
Date: Mon,  5 Mar 2029 11:00:02 +0000 (UTC)
From: MAILER-DAEMON@mx.sysworks.example (Mail Delivery System)
Subject: ${action === 'delayed' ? 'Delayed Mail (still being retried)' : 'Undelivered Mail Returned to Sender'}
To: ${about.verp}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="5D1D82C09F.1867942802/mx.sysworks.example"
Message-Id: <2029030511${action}.7C1F02C0A4-${about.messageId.slice(0, 8)}@mx.sysworks.example>

This is a MIME-encapsulated message.

--5D1D82C09F.1867942802/mx.sysworks.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.sysworks.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<${about.recipient}>: unknown user: "bo"

--5D1D82C09F.1867942802/mx.sysworks.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.sysworks.example
X-Postfix-Queue-ID: 5D1D82C09F
X-Postfix-Sender: rfc822; ${about.verp}
Arrival-Date: Mon,  5 Mar 2029 10:00:00 +0000 (UTC)

Final-Recipient: rfc822; ${about.recipient}
Original-Recipient: rfc822;${about.recipient}
Action: ${action}
Status: ${status}
Diagnostic-Code: X-Postfix; unknown user: "bo"

--5D1D82C09F.1867942802/mx.sysworks.example
Content-Description: Undelivered Message
Content-Type: message/rfc822

${returnedHeaders(about)}
the body of our own letter

--5D1D82C09F.1867942802/mx.sysworks.example--
`);
}

/** Exchange Online: HTML and text, upper-case fields, the status in a long diagnostic, headers alone returned. */
export function exchangeReport(about: Reported): Buffer {
  return wire(`From: <postmaster@sysworks.onmicrosoft.com>
To: <${about.verp}>
Date: Mon, 5 Mar 2029 11:00:07 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="_c81f6f0a-5a0c-4f1c-9d0e-0b6b8c6a6a33_"
X-MS-Exchange-Message-Is-Ndr: true
Content-Language: en-GB
Message-ID: <c81f6f0a-5a0c-4f1c-9d0e@LO2P265MB0001.GBRP265.PROD.OUTLOOK.COM>
In-Reply-To: <${about.messageId}>
References: <${about.messageId}>
Subject: Undeliverable: Fern Logistics: handover H-2029-0001, request
Auto-Submitted: auto-replied
MIME-Version: 1.0

--_c81f6f0a-5a0c-4f1c-9d0e-0b6b8c6a6a33_
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="_5c7a0f3c_"

--_5c7a0f3c_
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to ${about.recipient.replace('@', '=40')} couldn't be delivered.
bo wasn't found at sysworks.example.

--_5c7a0f3c_
Content-Type: text/html; charset="us-ascii"

<html><body><b>Your message couldn't be delivered.</b></body></html>

--_5c7a0f3c_--

--_c81f6f0a-5a0c-4f1c-9d0e-0b6b8c6a6a33_
Content-Type: message/delivery-status

Reporting-MTA: dns;LO2P265MB0001.GBRP265.PROD.OUTLOOK.COM
Received-From-MTA: dns;mail.northgate.example
Arrival-Date: Mon, 5 Mar 2029 11:00:05 +0000

Final-Recipient: RFC822;${about.recipient}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not
 found by SMTP address lookup
X-Display-Name: bo

--_c81f6f0a-5a0c-4f1c-9d0e-0b6b8c6a6a33_
Content-Type: message/rfc822

${returnedHeaders(about)}
--_c81f6f0a-5a0c-4f1c-9d0e-0b6b8c6a6a33_--
`);
}

/** Gmail: multipart/related first, `message/rfc822` last, X-Failed-Recipients beside it. */
export function gmailReport(about: Reported): Buffer {
  return wire(`Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: ${about.verp}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
References: <${about.messageId}>
In-Reply-To: <${about.messageId}>
X-Failed-Recipients: ${about.recipient}
Message-ID: <603f8a1d.1c69fb81.7a1c2.0d5e.GMR@mx.google.com>
Date: Mon, 05 Mar 2029 03:00:09 -0800 (PST)
MIME-Version: 1.0
Content-Type: multipart/report; boundary="0000000000000b0c4f05bcc5a1d2"; report-type=delivery-status

--0000000000000b0c4f05bcc5a1d2
Content-Type: multipart/related; boundary="0000000000000b0d2f05bcc5a1d9"

--0000000000000b0d2f05bcc5a1d9
Content-Type: text/plain; charset="UTF-8"

** Address not found **

Your message wasn't delivered to ${about.recipient} because the address couldn't be found.

--0000000000000b0d2f05bcc5a1d9--
--0000000000000b0c4f05bcc5a1d2
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Arrival-Date: Mon, 05 Mar 2029 03:00:08 -0800 (PST)
X-Original-Message-ID: <${about.messageId}>

Final-Recipient: rfc822; ${about.recipient}
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.l.google.com. (2a00:1450:4013:c03::1a, the
 server for the domain sysworks.example.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550 5.1.1 double-checking the recipient's email address
Last-Attempt-Date: Mon, 05 Mar 2029 03:00:09 -0800 (PST)

--0000000000000b0c4f05bcc5a1d2
Content-Type: message/rfc822

${returnedHeaders(about)}
--0000000000000b0c4f05bcc5a1d2--
`);
}

/** Exim of old: no Status at all in the block, the code only in the reply that it quotes. */
export function eximReport(about: Reported): Buffer {
  return wire(`Return-path: <>
X-Failed-Recipients: ${about.recipient}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@cp12.hosting.example>
To: ${about.verp}
Content-Type: multipart/report; report-type=delivery-status; boundary=1709636400-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1rh9gK-0004Xy-2T@cp12.hosting.example>
Date: Mon, 05 Mar 2029 11:00:00 +0000

--1709636400-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

  ${about.recipient}
    host mx.sysworks.example [203.0.113.9]
    SMTP error from remote mail server after RCPT TO:<${about.recipient}>:
    550 No such user here

--1709636400-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; cp12.hosting.example

Action: failed
Final-Recipient: rfc822;${about.recipient}
Remote-MTA: dns; mx.sysworks.example
Diagnostic-Code: smtp; 550 No such user here

--1709636400-eximdsn-1804289383
Content-type: message/rfc822

${returnedHeaders(about)}
--1709636400-eximdsn-1804289383--
`);
}
