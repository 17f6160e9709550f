import type { NextConfig } from 'next';

const config: NextConfig = {
  // With `trailingSlash: true`, also set `skipTrailingSlashRedirect: true`: Next would redirect uploads, and a redirect is not followed.
};

export default config;
