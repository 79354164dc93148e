import { Controller, Get, Headers, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Denial, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { isId } from '../kernel/id.js';
import { fail, type Result } from '../kernel/result.js';
import { guessMapping } from './domain/header-mapping.js';
import type { Import, ImportKind } from './import.entity.js';
import { ImportsStore } from './imports.store.js';
import { SYNONYMS } from './mapping-rules.js';
import { PreviewsService } from './previews.service.js';
import { uploadedFile } from './uploaded-file.js';
import { type Uploaded, UploadsService } from './uploads.service.js';

const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no student with this id.', 'studentId');

/** Files in and out; everything else about imports is GraphQL. */
@Controller('imports')
export class UploadsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly previews: PreviewsService,
    private readonly store: ImportsStore,
  ) {}

  /** A roster of students, CSV or XLSX, in the form field `file`. */
  @Allow('roster.import')
  @Post('roster')
  roster(
    @SignedInActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ) {
    return this.take(actor, 'ROSTER', request, reply, key);
  }

  /** The history of the center, one row for each dated fact, CSV or XLSX, in the form field `file`. */
  @Allow('history.import')
  @Post('history')
  history(
    @SignedInActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ) {
    return this.take(actor, 'HISTORY', request, reply, key);
  }

  /** A student's own list of applications; staff say whose it is in the form field `studentId`. */
  @Allow('job-search.import')
  @Post('job-search')
  jobSearch(
    @SignedInActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ) {
    return this.take(actor, 'JOB_SEARCH', request, reply, key);
  }

  /** The rows that cannot be or could not be applied, with what to do. */
  @Allow('job-search.import')
  @Get(':id/problems.csv')
  async problems(
    @SignedInActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const csv = isId(id.toLowerCase()) ? await this.previews.problemsCsv(actor, id.toLowerCase()) : null;
    if (csv === null) throw new Denial('IMPORT_NOT_FOUND', 'There is no import with this id.', HttpStatus.NOT_FOUND);
    void reply.headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="problems.csv"',
    });
    return csv;
  }

  private async take(
    actor: Actor,
    kind: ImportKind,
    request: FastifyRequest,
    reply: FastifyReply,
    key: string | undefined,
  ) {
    const uploaded = await this.upload(actor, kind, request, key ?? null);
    if (!uploaded.ok) {
      void reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return { import: null, userErrors: uploaded.failures };
    }
    const found = await this.store.byIds(actor.centerId, [uploaded.value.importId]);
    return { import: [...found.values()].map(shown)[0], userErrors: [] };
  }

  private async upload(
    actor: Actor,
    kind: ImportKind,
    request: FastifyRequest,
    clientMutationId: string | null,
  ): Promise<Result<Uploaded>> {
    const file = await uploadedFile(request);
    if (!file.ok) return file;
    const studentId = file.value.fields['studentId']?.toLowerCase() ?? null;
    if (studentId !== null && !isId(studentId)) return STUDENT_NOT_FOUND;
    return this.uploads.upload(actor, kind, { ...file.value, studentId, clientMutationId });
  }
}

/** The import as the uploader sees it first: what was read and what was guessed. */
const shown = ({ id, kind, source, rowsTotal, version }: Import) => ({
  id,
  kind,
  format: source.format,
  encoding: source.encoding,
  delimiter: source.delimiter,
  rows: rowsTotal,
  unreadable: source.unreadableRows,
  mapping: guessMapping(source.headers, SYNONYMS[kind]).columns,
  unmapped: guessMapping(source.headers, SYNONYMS[kind]).unmapped,
  version,
});
