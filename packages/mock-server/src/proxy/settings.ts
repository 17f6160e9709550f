import { dirname, join } from 'node:path';

/** The shells that settings are written for. */
export type Shell = 'bash' | 'powershell';

/** What sends the programs of one language through the proxy. */
export interface ProxySetting {
  /** The language or tool. */
  program: string;
  /** What to know before copying, if anything. */
  note?: string;
  /** The lines to copy, for each shell. */
  lines: Record<Shell, string[]>;
}

/** Where the proxy is, and what it must be trusted by. */
export interface ProxyPlace {
  /** The proxy's address, for instance `http://127.0.0.1:4010`. */
  proxyUrl: string;
  /** The certificate of the mock's authority, an absolute path. */
  certificateFile: string;
}

/**
 * What to set so that unmodified programs reach the mock under the API's real host names. Each program reads the proxy
 * and the trusted certificate from somewhere else.
 */
export function proxySettings({ proxyUrl, certificateFile }: ProxyPlace): ProxySetting[] {
  const { hostname, port } = new URL(proxyUrl);
  const truststore = join(dirname(certificateFile), 'truststore.p12');
  const proxy = ['HTTPS_PROXY', proxyUrl] as const;
  const opensslFile = ['SSL_CERT_FILE', certificateFile] as const;
  const windowsTrust = `Import-Certificate -FilePath ${powershell(certificateFile)} -CertStoreLocation Cert:\\CurrentUser\\Root`;
  return [
    {
      program: 'Node',
      note: 'from 22.21 and 24.5 on, and Bun; fetch of older Node: npm install undici@7; import { EnvHttpProxyAgent, setGlobalDispatcher } from "undici"; setGlobalDispatcher(new EnvHttpProxyAgent())',
      lines: environment(proxy, ['NODE_USE_ENV_PROXY', '1'], ['NODE_EXTRA_CA_CERTS', certificateFile]),
    },
    {
      program: 'Deno',
      lines: environment(proxy, ['DENO_CERT', certificateFile]),
    },
    {
      program: 'Python',
      note: 'urllib, requests, httpx, and aiohttp with trust_env=True; http.client asks for set_tunnel()',
      lines: environment(proxy, opensslFile, ['REQUESTS_CA_BUNDLE', certificateFile]),
    },
    {
      program: 'curl',
      lines: {
        bash: environment(proxy, ['CURL_CA_BUNDLE', certificateFile]).bash,
        powershell: [
          `curl.exe --proxy ${powershell(proxyUrl)} --cacert ${powershell(certificateFile)} --ssl-no-revoke https://…`,
        ],
      },
    },
    {
      program: 'PHP',
      note: 'the curl extension and Guzzle; file_get_contents takes its proxy from a stream context only',
      lines: {
        bash: [
          ...environment(proxy).bash,
          `php -d curl.cainfo=${bash(certificateFile)} -d openssl.cafile=${bash(certificateFile)} program.php`,
        ],
        powershell: [
          ...environment(proxy).powershell,
          `php -d "curl.cainfo=${certificateFile}" -d "openssl.cafile=${certificateFile}" program.php`,
        ],
      },
    },
    {
      program: 'Java',
      note: 'the trust store replaces the usual one, so that only the mock is trusted',
      lines: javaLines(certificateFile, truststore, hostname, port),
    },
    {
      program: 'Go',
      note: 'Windows and macOS: Go asks the trust store of the system instead of SSL_CERT_FILE',
      lines: {
        bash: environment(proxy, opensslFile).bash,
        powershell: [...environment(proxy).powershell, windowsTrust],
      },
    },
    {
      program: '.NET',
      note: 'Windows and macOS: .NET asks the trust store of the system instead of SSL_CERT_FILE',
      lines: {
        bash: environment(proxy, opensslFile).bash,
        powershell: [...environment(proxy).powershell, windowsTrust],
      },
    },
  ];
}

/** The settings as text to copy from: comments and commands of the shell. */
export function formatSettings(settings: readonly ProxySetting[], shell: Shell): string {
  return settings
    .map(({ program, note, lines }) => [`# ${program}${note ? ` (${note})` : ''}`, ...lines[shell]].join('\n'))
    .join('\n\n');
}

/** The shell that people use on a system. */
export function usualShell(platform: NodeJS.Platform): Shell {
  return platform === 'win32' ? 'powershell' : 'bash';
}

function environment(...variables: (readonly [name: string, value: string])[]): Record<Shell, string[]> {
  return {
    bash: variables.map(([name, value]) => `export ${name}=${bash(value)}`),
    powershell: variables.map(([name, value]) => `$env:${name} = ${powershell(value)}`),
  };
}

function javaLines(certificateFile: string, truststore: string, host: string, port: string): Record<Shell, string[]> {
  const options = [
    `-Dhttps.proxyHost=${host.replace(/^\[(.*)\]$/, '$1')}`,
    `-Dhttps.proxyPort=${port}`,
    // JAVA_TOOL_OPTIONS is split at blanks, and knows quotes.
    `-Djavax.net.ssl.trustStore=${/\s/.test(truststore) ? `"${truststore}"` : truststore}`,
    '-Djavax.net.ssl.trustStoreType=PKCS12',
    '-Djavax.net.ssl.trustStorePassword=changeit',
  ].join(' ');
  const keytool = (quote: (text: string) => string) =>
    `keytool -importcert -noprompt -alias koukoutu-mock -file ${quote(certificateFile)} -keystore ${quote(truststore)} -storetype PKCS12 -storepass changeit`;
  return {
    bash: [`rm -f ${bash(truststore)}`, keytool(bash), ...environment(['JAVA_TOOL_OPTIONS', options]).bash],
    powershell: [
      `Remove-Item -ErrorAction Ignore ${powershell(truststore)}`,
      keytool(powershell),
      ...environment(['JAVA_TOOL_OPTIONS', options]).powershell,
    ],
  };
}

function bash(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function powershell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
