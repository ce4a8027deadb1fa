# nginx in front of the lobby, for docker/compose.yaml. BASE may be any image with nginx 1.22 or newer
# (with HTTP/2) and openssl.
ARG BASE=nginx:1.29.8
FROM ${BASE}
COPY --chmod=444 nginx.conf /etc/nginx/lobby.conf
COPY --chmod=444 proxy/nginx-lobby.conf proxy/nginx-main.conf /etc/nginx/proxy/
COPY --chmod=555 proxy-start /usr/local/bin/
# A new volume takes its owner from this directory.
RUN mkdir /certs && chown 10001:10001 /certs
USER 10001:10001
EXPOSE 8443
# Not SIGQUIT, nginx's graceful stop: it would wait for streams that never end.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/proxy-start"]
