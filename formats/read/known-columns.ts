import type { ColumnUse, Lost, SourceFormat } from './reading';

/** A table that one program writes, told by its columns. */
export interface Known {
  format: SourceFormat;
  /** Columns that only this format has together. */
  signature: readonly string[];
  /** What its columns are for; all others go to where `rest` says. */
  uses: Readonly<Record<string, ColumnUse>>;
  rest: ColumnUse;
  lost: readonly Lost[];
  /** Of several cells in one (Bitwarden's addresses). */
  manyAddresses?: RegExp;
  /** How its folders are parted. */
  folders?: RegExp;
}

const common: Known['uses'] = {
  name: 'title',
  title: 'title',
  username: 'user',
  password: 'password',
  url: 'address',
  notes: 'notes',
};

/** The most specific first: the first whose columns are all there is taken. Names are plain ones (csv.ts). */
export const KNOWN: readonly Known[] = [
  {
    format: 'bitwarden_csv',
    signature: ['loginuri', 'loginusername', 'loginpassword'],
    uses: {
      ...common,
      folder: 'folder',
      collections: 'folder',
      loginuri: 'address',
      loginusername: 'user',
      loginpassword: 'password',
      logintotp: 'factor',
      fields: 'more',
      type: 'skip',
      favorite: 'skip',
      reprompt: 'skip',
      archiveddate: 'skip',
    },
    rest: 'skip',
    lost: ['attachments'],
    manyAddresses: /,/,
    folders: /\//,
  },
  {
    format: 'passportal',
    signature: ['credential', 'clientname', 'password'],
    uses: {
      passportalidblank: 'skip',
      passportalid: 'skip',
      clientname: 'folder',
      credential: 'more',
      description: 'title',
      username: 'user',
      password: 'password',
      notes: 'notes',
      url: 'address',
      folderoptional: 'folder',
      folder: 'folder',
      totpsecret: 'factor',
      expiresyesno: 'skip',
      expires: 'skip',
    },
    rest: 'more',
    lost: ['attachments'],
  },
  {
    format: 'it_glue',
    signature: ['organization', 'passwordcategory', 'username', 'password'],
    uses: {
      ...common,
      organization: 'folder',
      passwordcategory: 'folder',
      otpsecret: 'factor',
      onetimepassword: 'skip',
      id: 'skip',
      resourceid: 'skip',
      resourcetype: 'skip',
      archived: 'skip',
    },
    rest: 'more',
    lost: ['factor', 'attachments'],
  },
  {
    format: 'hudu',
    signature: ['name', 'username', 'password', 'otpsecret'],
    uses: {
      ...common,
      otpsecret: 'factor',
      description: 'notes',
      companyname: 'folder',
      companyid: 'skip',
      id: 'skip',
      passwordfoldername: 'folder',
      passwordtype: 'skip',
      createdat: 'skip',
      updatedat: 'skip',
      slug: 'skip',
    },
    rest: 'more',
    lost: ['attachments'],
  },
  {
    format: 'keepassxc_csv',
    signature: ['group', 'title', 'username', 'password', 'lastmodified'],
    uses: {
      ...common,
      group: 'folder',
      totp: 'factor',
      icon: 'skip',
      lastmodified: 'skip',
      created: 'skip',
    },
    rest: 'more',
    lost: ['attachments', 'custom_fields'],
    folders: /\//,
  },
  {
    format: 'one_password_csv',
    signature: ['title', 'username', 'password', 'otpauth'],
    uses: {
      ...common,
      otpauth: 'factor',
      favorite: 'skip',
      archived: 'skip',
      tags: 'folder',
      website: 'address',
    },
    rest: 'more',
    lost: ['custom_fields', 'folders', 'attachments'],
  },
  {
    format: 'lastpass',
    signature: ['url', 'username', 'password', 'extra', 'grouping'],
    uses: { ...common, extra: 'notes', grouping: 'folder', totp: 'factor', fav: 'skip' },
    rest: 'more',
    lost: ['attachments'],
    folders: /\\/,
  },
  {
    format: 'dashlane',
    signature: ['username', 'title', 'password', 'note', 'category'],
    uses: {
      ...common,
      username2: 'more',
      username3: 'more',
      note: 'notes',
      category: 'folder',
      otpurl: 'factor',
      otpsecret: 'factor',
    },
    rest: 'more',
    lost: ['attachments'],
  },
  {
    format: 'itflow',
    signature: ['name', 'description', 'username', 'password', 'uri'],
    uses: { ...common, description: 'notes', totp: 'factor', uri: 'address', uri2: 'address' },
    rest: 'more',
    lost: ['folders', 'attachments'],
  },
  {
    format: 'firefox',
    signature: ['url', 'username', 'password', 'formactionorigin'],
    uses: {
      ...common,
      httprealm: 'more',
      formactionorigin: 'skip',
      guid: 'skip',
      timecreated: 'skip',
      timelastused: 'skip',
      timepasswordchanged: 'skip',
    },
    rest: 'skip',
    lost: ['titles', 'factor', 'folders'],
  },
  {
    format: 'laps',
    signature: ['devicename', 'account', 'password'],
    uses: {
      devicename: 'title',
      account: 'user',
      password: 'password',
      deviceid: 'more',
      passwordexpirationtime: 'more',
      passwordupdatetime: 'more',
    },
    rest: 'more',
    lost: [],
  },
  {
    format: 'laps',
    signature: ['computername', 'account', 'password'],
    uses: {
      computername: 'title',
      account: 'user',
      password: 'password',
      distinguishedname: 'more',
      passwordupdatetime: 'more',
      expirationtimestamp: 'more',
    },
    rest: 'more',
    lost: [],
  },
  {
    format: 'chrome',
    signature: ['name', 'url', 'username', 'password'],
    uses: { ...common, note: 'notes' },
    rest: 'more',
    lost: ['factor', 'folders'],
  },
];
