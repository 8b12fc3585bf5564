import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataRegion, webRegion } from '../region.ts'
import { offlineAws } from './aws.ts'
import { findings } from './findings.ts'

// `npm run build:aws`: the real `sst build` of both regions into .sst/dist/<region>, without AWS and without a network.
const root = join(import.meta.dirname, '../..')

async function run(name: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const bin = join(root, 'node_modules/.bin')
  const path = `${bin}:${process.env.PATH}` // sst starts node and npm by name
  const child = spawn(process.execPath, [join(bin, name), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env, PATH: path },
    stdio: 'inherit',
  })
  const [code, signal] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${signal ?? code}`)
}

const buildWeb = () =>
  run('vite', ['build', '--outDir', join(root, '.out/web'), '--emptyOutDir'], join(root, 'web'), {
    NODE_ENV: 'production',
  })

async function buildStacks(): Promise<void> {
  const dist = join(root, '.sst/dist')
  await rm(dist, { recursive: true, force: true }) // sst leaves the assets of former builds
  const aws = await offlineAws()
  try {
    for (const region of [dataRegion, webRegion]) {
      const folder = join(dist, region)
      await run('sst', ['build', '--stage', 'test', '--region', region, '--to', folder], root, {
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: 'offline',
        AWS_SECRET_ACCESS_KEY: 'offline',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_PROFILE: undefined,
        AWS_SESSION_TOKEN: undefined,
        NODE_ENV: undefined, // 'test' would leave out parts of the stacks
        SST_TELEMETRY_DISABLED: '1',
        XDG_CONFIG_HOME: join(root, '.sst/config'), // sst keeps an identity for its telemetry there
        // In the bundle's folder sst runs `npm install` of nothing; it shall not ask the registry for anything either.
        npm_config_audit: 'false',
        npm_config_update_notifier: 'false',
      })
      const found = findings(folder)
      if (found.length > 0) throw new Error(`cdk-nag: ${found.length} findings without a reason\n${found.join('\n')}`)
    }
  } finally {
    aws.close()
  }
}

try {
  await buildWeb()
  await buildStacks()
} catch (error) {
  process.stderr.write(`build:aws failed: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
