import { Aspects } from 'aws-cdk-lib'
import { AwsSolutionsChecks, NagReportFormat } from 'cdk-nag'
import type { SSTConfig } from 'sst'
import { Api } from './stacks/api.ts'
import { Files } from './stacks/files.ts'
import { Jobs } from './stacks/jobs.ts'
import { dataRegion, webRegion } from './stacks/region.ts'
import { Secrets } from './stacks/secrets.ts'
import { Web } from './stacks/web.ts'

const stages = ['test', 'uji', 'produksi']

// Two deployments of one app, because sst 2 deploys to one region at a time (docs/decisions/0006):
//   sst deploy --stage produksi                       Jakarta: keys, API, logs, all data
//   sst deploy --stage produksi --region us-east-1    what CloudFront accepts from nowhere else
export default {
  config: ({ region = dataRegion }) => ({ name: 'slrt-nusantara', region }),
  stacks(app) {
    // Access logs come into a bucket by its policy; by lists of grantees, which AWS advises against, otherwise.
    app.node.setContext('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', true)
    // A mistyped stage would otherwise become a new, empty installation.
    if (!stages.includes(app.stage)) throw new Error(`--stage must be one of ${stages.join(', ')}`)
    if (app.region === webRegion) app.stack(Web)
    else if (app.region === dataRegion) app.stack(Secrets).stack(Files).stack(Api).stack(Jobs)
    else throw new Error(`--region must be ${dataRegion} or ${webRegion}`)
    Aspects.of(app).add(new AwsSolutionsChecks({ verbose: true, reportFormats: [NagReportFormat.JSON] }))
  },
} satisfies SSTConfig
