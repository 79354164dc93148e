import { installPackages } from '../scripts/install.mjs';
import { requireRecentNode } from '../scripts/node-version.mjs';

requireRecentNode();
installPackages('.');
