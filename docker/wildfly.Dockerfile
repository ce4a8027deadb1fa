# The lobby on WildFly. Like docker/Dockerfile, but FILES=given takes target/lobby.war and
# target/wildfly, the directory of an unpacked WildFly.
ARG BASE=eclipse-temurin:21.0.9_10-jre-noble
ARG BUILDER=maven:3.9.11-eclipse-temurin-17
ARG FILES=built

FROM ${BUILDER} AS built
ARG WILDFLY=39.0.1.Final
WORKDIR /build
COPY pom.xml .
COPY .mvn .mvn
COPY src src
COPY webapp webapp
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress -DskipTests package dependency:unpack \
      -Dartifact=org.wildfly:wildfly-dist:${WILDFLY}:zip -DoutputDirectory=target \
    && mkdir /files && cp target/lobby.war /files/ && mv target/wildfly-${WILDFLY} /files/wildfly

FROM scratch AS given
COPY target/lobby.war /files/
COPY target/wildfly /files/wildfly

FROM ${FILES} AS files

FROM ${BASE}
COPY --from=files --chmod=555 /files/wildfly /opt/wildfly
COPY --from=files --chmod=444 /files/lobby.war /opt/lobby/
COPY --chmod=555 docker/healthy docker/wildfly-start /opt/lobby/
WORKDIR /tmp
# For LOBBY_DATA_DIR: a new volume takes its owner from this directory.
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=10s --start-period=120s --retries=3 CMD ["/opt/lobby/healthy"]
ENTRYPOINT ["/opt/lobby/wildfly-start"]
CMD ["--contextroot", "/"]
