import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, PageArgs, pageOf, rowsToRead, toConnection, Uuid } from '../platform/graphql/index.js';
import { ImportDraftConnection, ImportPreview, ImportProblemConnection } from './import-preview.graphql.js';
import { type Preview, PreviewsService } from './previews.service.js';

@Resolver(() => ImportPreview)
export class ImportPreviewResolver {
  constructor(private readonly previews: PreviewsService) {}

  @Allow('job-search.import')
  @Query(() => ImportPreview, {
    nullable: true,
    description: 'What applying an import would do now; null when there is none with this id.',
  })
  importPreview(@SignedInActor() actor: Actor, @Args('id', { type: () => Uuid }) id: string) {
    return this.previews.preview(actor, id);
  }

  @ResolveField(() => ImportProblemConnection, { description: 'Everything that is wrong, in the order of the file.' })
  problems(@Parent() preview: Preview, @Args() page: PageArgs) {
    return partOf(preview.problems, page);
  }

  @ResolveField(() => ImportDraftConnection, {
    description: 'For job searches the prospects as they would be opened, in the order of the file; empty for rosters.',
  })
  drafts(@Parent() preview: Preview, @Args() page: PageArgs) {
    return partOf(preview.drafts, page);
  }
}

/** One page of a list that is whole in memory; the cursor is the place in it. */
const partOf = <Node extends object>(all: readonly Node[], { first, after }: PageArgs) => {
  const from = (keysOf(after, 'place')?.[0] ?? -1) + 1;
  const places = new Map(all.slice(from, from + rowsToRead(first)).map((node, at) => [node, from + at]));
  return toConnection(pageOf([...places.keys()], first, (node) => [places.get(node) ?? 0]));
};
