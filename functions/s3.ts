import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Files, Stored } from './files.ts'

/** Files in a bucket, which encrypts them once more with a key of its own. */
export function s3Files(bucket: string): Files {
  const client = new S3Client()
  return {
    put: async (key, bytes) =>
      void (await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }))),
    get: async (key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        return Buffer.from((await Body?.transformToByteArray()) ?? [])
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    drop: async (key) => void (await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))),
    list: async (prefix) => {
      const found: Stored[] = []
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }))
        for (const { Key, Size, LastModified } of Contents)
          if (Key) found.push({ key: Key, bytes: Size ?? 0, at: LastModified ?? new Date(0) })
      return found
    },
  }
}
