package org.cometlobby.broken.lobby.api;

import com.nimbusds.jwt.SignedJWT;

final class KnowsTheJwtLibrary {
  SignedJWT known;
}
