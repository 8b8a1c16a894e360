import { returnedHeaders, wire, type Reported } from './reports';

/** qmail: prose for people, and no report by any standard. */
export function qmailBounce(about: Reported): Buffer {
  return wire(`Return-Path: <>
Received: (qmail 18453 invoked for bounce); 5 Mar 2029 11:00:00 -0000
Date: 5 Mar 2029 11:00:00 -0000
From: MAILER-DAEMON@old.sysworks.example
To: ${about.verp}
Subject: failure notice

Hi. This is the qmail-send program at old.sysworks.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${about.recipient}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

${returnedHeaders(about)}
`);
}

/** Outlook's out-of-office, as Exchange Online sends it. */
export function outOfOffice(from: string, about: Reported): Buffer {
  return wire(`From: Bo Technician <${from}>
To: Northgate IT <handover@northgate.example>
Subject: Automatic reply: Fern Logistics: handover H-2029-0001, request
Date: Mon, 5 Mar 2029 11:00:01 +0000
Message-ID: <f1e2d3c4b5a60798@LO2P265MB0002.GBRP265.PROD.OUTLOOK.COM>
In-Reply-To: <${about.messageId}>
References: <${about.messageId}>
X-MS-Has-Attach:
X-Auto-Response-Suppress: All
X-MS-Exchange-Inbox-Rules-Loop: ${from}
Auto-Submitted: auto-generated
Content-Type: text/plain; charset="iso-8859-1"
MIME-Version: 1.0

I am on leave until the 19th. In urgent cases write to my colleague.
`);
}
