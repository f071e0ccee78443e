# Galley in an image: built in one stage, and only what runs in the last. It needs one folder that may be written to, /data.
#
#   docker build --tag galley .
#   docker run --read-only --tmpfs /tmp --volume galley:/data --publish 127.0.0.1:3000:3000 \
#     --env PUBLIC_URL=https://galley.example.org galley

FROM node:24-bookworm-slim AS client
WORKDIR /galley
COPY package.json package-lock.json .npmrc ./
# The Node of this image builds and runs Galley: the package "node" has nothing to install here, nor has any other.
RUN npm ci --include=dev --ignore-scripts
COPY vite.config.ts tsconfig.base.json ./
COPY scripts/vite scripts/vite
COPY shared shared
COPY client client
RUN NODE_ENV=production node node_modules/vite/bin/vite.js build --logLevel warn

FROM node:24-bookworm-slim AS packages
WORKDIR /galley
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /galley
COPY --from=packages /galley/node_modules node_modules
COPY --from=client /galley/dist dist
COPY package.json LICENSE ./
COPY shared shared
COPY server server
COPY seeds seeds
RUN install --directory --owner=node --group=node --mode=0700 /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 GALLEY_DATA=/data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["node", "server/cli/main.ts", "health"]
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=40", "server/main.ts"]
